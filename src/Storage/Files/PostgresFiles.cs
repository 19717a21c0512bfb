using ContactCenter.Errors;
using ContactCenter.Files;
using ContactCenter.Storage.Connections;
using Npgsql;

namespace ContactCenter.Storage.Files;

/// <summary>
/// Files in the database, in pieces of 256 KiB: what a cluster uses when its nodes share neither an object store nor a folder. Nothing of a file is seen
/// before all of it is there.
/// </summary>
public sealed class PostgresFiles : IFileStore
{
    private const int PieceBytes = 256 * 1024;

    private static readonly TimeSpan UploadTakesAtMost = TimeSpan.FromDays(1);

    private readonly NpgsqlDataSource _database;

    internal PostgresFiles(StorageDataSources dataSources) => _database = (NpgsqlDataSource)dataSources.Snapshots;

    public Task<long> SaveAsync(string roomId, string messageId, Stream content, long maxBytes, CancellationToken cancellationToken = default) =>
        SaveByKeyAsync(FileKeys.Of(roomId, messageId), content, maxBytes, cancellationToken);

    /// <param name="key">The key as <see cref="FileKeys.Of"/> makes it.</param>
    /// <inheritdoc cref="SaveAsync"/>
    public async Task<long> SaveByKeyAsync(string key, Stream content, long maxBytes, CancellationToken cancellationToken)
    {
        var (room, file) = Parts(key);
        if (await FindAsync(room, file, cancellationToken) is { } known) return known.SizeBytes;
        var uploadId = Guid.CreateVersion7();
        try
        {
            var size = await WriteAsync(room, uploadId, content, maxBytes, cancellationToken);
            if (await PublishAsync(room, file, uploadId, size, cancellationToken)) return size;
        }
        catch
        {
            await DropAsync(room, uploadId);
            throw;
        }

        await DropAsync(room, uploadId);
        return (await FindAsync(room, file, cancellationToken))?.SizeBytes ?? throw new ContactCenterException(CommonErrors.Unavailable);
    }

    public async Task<Stream?> OpenAsync(string roomId, string messageId, CancellationToken cancellationToken = default)
    {
        var (room, file) = Parts(FileKeys.Of(roomId, messageId));
        return await FindAsync(room, file, cancellationToken) is { } found ? new PieceStream(_database, room, found.UploadId, found.SizeBytes) : null;
    }

    public async Task DeleteAsync(string roomId, string messageId, CancellationToken cancellationToken = default)
    {
        var (room, file) = Parts(FileKeys.Of(roomId, messageId));
        await using var command = _database.CreateCommand("""
            with gone as (delete from files where room_key = $1 and file_key = $2 returning room_key, upload_id)
            delete from file_pieces p using gone g where p.room_key = g.room_key and p.upload_id = g.upload_id
            """);
        command.Parameters.AddWithValue(room);
        command.Parameters.AddWithValue(file);
        await command.ExecuteNonQueryAsync(cancellationToken);
    }

    public async Task<int> CountRoomAsync(string roomId, CancellationToken cancellationToken = default)
    {
        await using var command = _database.CreateCommand("select count(*) from files where room_key = $1");
        command.Parameters.AddWithValue(FileKeys.OfRoom(roomId));
        return (int)(long)(await command.ExecuteScalarAsync(cancellationToken))!;
    }

    /// <summary>Deletes a room's files, and the pieces of uploads that are under way: these find nothing to publish.</summary>
    public async Task DeleteRoomAsync(string roomId, CancellationToken cancellationToken = default)
    {
        await using var batch = _database.CreateBatch();
        // Pieces first: an upload that is being published holds them, and is deleted after it, or finds none.
        foreach (var table in new[] { "file_pieces", "files" })
        {
            var delete = new NpgsqlBatchCommand($"delete from {table} where room_key = $1") { Parameters = { new() { Value = FileKeys.OfRoom(roomId) } } };
            batch.BatchCommands.Add(delete);
        }
        await batch.ExecuteNonQueryAsync(cancellationToken);
    }

    /// <summary>Removes what uploads that were cut off have left.</summary>
    public async Task RemoveUnfinishedAsync(DateTimeOffset now, CancellationToken cancellationToken)
    {
        await using var command = _database.CreateCommand("""
            delete from file_pieces p
            where p.begun_at < $1 and not exists (select 1 from files f where f.room_key = p.room_key and f.upload_id = p.upload_id)
            """);
        command.Parameters.AddWithValue((now - UploadTakesAtMost).UtcDateTime);
        await command.ExecuteNonQueryAsync(cancellationToken);
    }

    private static (string Room, string File) Parts(string key) => key.Split('/') is [var room, var file]
        ? (room, file)
        : throw new ArgumentException("A key has a room and a file.", nameof(key));

    private async Task<(Guid UploadId, long SizeBytes)?> FindAsync(string room, string file, CancellationToken cancellationToken)
    {
        await using var command = _database.CreateCommand("select upload_id, size_bytes from files where room_key = $1 and file_key = $2");
        command.Parameters.AddWithValue(room);
        command.Parameters.AddWithValue(file);
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        return await reader.ReadAsync(cancellationToken) ? (reader.GetGuid(0), reader.GetInt64(1)) : null;
    }

    private async Task<long> WriteAsync(string room, Guid uploadId, Stream content, long maxBytes, CancellationToken cancellationToken)
    {
        var piece = new byte[PieceBytes];
        long total = 0;
        for (var number = 0; ; number++)
        {
            var read = await content.ReadAtLeastAsync(piece, PieceBytes, throwOnEndOfStream: false, cancellationToken);
            total += read;
            if (total > maxBytes) throw new ContactCenterException(FileErrors.TooLarge);
            if (read > 0)
            {
                await using var command = _database.CreateCommand(
                    "insert into file_pieces (room_key, upload_id, number, content) values ($1, $2, $3, $4)");
                command.Parameters.AddWithValue(room);
                command.Parameters.AddWithValue(uploadId);
                command.Parameters.AddWithValue(number);
                command.Parameters.Add(new NpgsqlParameter<ArraySegment<byte>> { TypedValue = new ArraySegment<byte>(piece, 0, read) });
                await command.ExecuteNonQueryAsync(cancellationToken);
            }

            if (read < PieceBytes) return total;
        }
    }

    /// <returns>False = somebody else's upload of the same file was first.</returns>
    private async Task<bool> PublishAsync(string room, string file, Guid uploadId, long size, CancellationToken cancellationToken)
    {
        // Not when the room was erased meanwhile, with the pieces.
        await using var command = _database.CreateCommand("""
            with held as (select length(content) as bytes from file_pieces where room_key = $1 and upload_id = $3 for update)
            insert into files (room_key, file_key, upload_id, size_bytes)
            select $1, $2, $3, $4
            where $4 = (select coalesce(sum(bytes), 0) from held)
            on conflict (room_key, file_key) do nothing
            """);
        command.Parameters.AddWithValue(room);
        command.Parameters.AddWithValue(file);
        command.Parameters.AddWithValue(uploadId);
        command.Parameters.AddWithValue(size);
        return await command.ExecuteNonQueryAsync(cancellationToken) == 1;
    }

    /// <summary>Removes an upload, also when the caller is gone. If that fails now, <see cref="RemoveUnfinishedAsync"/> removes it later.</summary>
    private async Task DropAsync(string room, Guid uploadId)
    {
        try
        {
            await using var command = _database.CreateCommand("delete from file_pieces where room_key = $1 and upload_id = $2");
            command.Parameters.AddWithValue(room);
            command.Parameters.AddWithValue(uploadId);
            await command.ExecuteNonQueryAsync(CancellationToken.None);
        }
        catch (NpgsqlException)
        {
        }
    }
}
