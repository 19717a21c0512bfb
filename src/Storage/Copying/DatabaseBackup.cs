using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Configuration;

namespace ContactCenter.Storage.Copying;

/// <summary>Backs a SQLite database up while the server runs, and prepares a restored database of either kind for its first start.</summary>
public static class DatabaseBackup
{
    /// <summary>Writes the database as it is at one moment into a new file. The server goes on writing meanwhile.</summary>
    /// <exception cref="RefusedToolException">There is no SQLite file, or the folder has a backup already.</exception>
    public static async Task<string> BackUpAsync(IConfiguration configuration, string folder, CancellationToken cancellationToken)
    {
        if (configuration.GetConnectionString("ContactCenter") is { Length: > 0 })
            throw new RefusedToolException("This database is on PostgreSQL: use pg_dump, or a base backup (docs/backup.md).");
        var source = CopySource.FileOf(configuration);
        var target = Path.Combine(Path.GetFullPath(folder), Path.GetFileName(source));
        if (File.Exists(target)) throw new RefusedToolException($"There is a {target} already. Name a new folder.");
        Directory.CreateDirectory(Path.GetDirectoryName(target)!);
        var part = $"{target}.part";
        File.Delete(part);
        await using (var connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = source, Pooling = false }.ConnectionString))
        {
            await connection.OpenAsync(cancellationToken);
            await using var command = connection.CreateCommand();
            command.CommandTimeout = 0;
            command.CommandText = "vacuum into @target";
            command.Parameters.AddWithValue("@target", part);
            await command.ExecuteNonQueryAsync(cancellationToken);
        }

        await using (var written = new FileStream(part, FileMode.Open, FileAccess.ReadWrite)) written.Flush(flushToDisk: true);
        File.Move(part, target);
        return target;
    }

    /// <summary>
    /// Lets a restored journal go on far behind every position that was ever given out, so that clients which have seen what the restore took away
    /// start again (<see cref="RestorePoint"/>).
    /// </summary>
    /// <returns>The position of the last entry that was restored, and the position from which the journal goes on.</returns>
    /// <exception cref="RefusedToolException">A server has the database open, or this machine's clock is behind.</exception>
    public static async Task<(long Restored, long Next)> MarkRestoredAsync(
        IConfiguration configuration, TimeProvider time, CancellationToken cancellationToken)
    {
        await using var database = await CopySource.OpenAsync(configuration, cancellationToken);
        var restored = await CopySource.ScalarAsync(database.Connection, "select position from journal_head", cancellationToken);
        var next = RestorePoint.At(time.GetUtcNow());
        if (next <= restored) throw new RefusedToolException("This machine's clock is behind the last restore. Set it right first.");
        await using var command = database.Connection.CreateCommand();
        command.CommandText = $"update journal_head set position = {next}";
        await command.ExecuteNonQueryAsync(cancellationToken);
        return (restored, next);
    }
}
