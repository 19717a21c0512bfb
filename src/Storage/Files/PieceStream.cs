using Npgsql;

namespace ContactCenter.Storage.Files;

/// <summary>Reads a file from its pieces, one at a time: a slow reader holds no connection.</summary>
internal sealed class PieceStream(NpgsqlDataSource database, string room, Guid uploadId, long length) : Stream
{
    private byte[] _piece = [];
    private int _offset;
    private int _number;

    public override bool CanRead => true;
    public override bool CanSeek => false;
    public override bool CanWrite => false;
    public override long Length => length;
    public override long Position { get; set; }

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        if (_offset == _piece.Length && !await ReadPieceAsync(cancellationToken)) return 0;
        var count = Math.Min(buffer.Length, _piece.Length - _offset);
        _piece.AsMemory(_offset, count).CopyTo(buffer);
        _offset += count;
        Position += count;
        return count;
    }

    public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
        ReadAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    public override int Read(byte[] buffer, int offset, int count) => throw new InvalidOperationException("This stream is read asynchronously.");

    public override void Flush()
    {
    }

    public override long Seek(long offset, SeekOrigin origin) => throw new InvalidOperationException("This stream is read once, from its beginning.");

    public override void SetLength(long value) => throw new InvalidOperationException("This stream is only read.");

    public override void Write(byte[] buffer, int offset, int count) => throw new InvalidOperationException("This stream is only read.");

    /// <exception cref="EndOfStreamException">The file was deleted while it was read: what has come is not all of it.</exception>
    private async Task<bool> ReadPieceAsync(CancellationToken cancellationToken)
    {
        if (Position >= length) return false;
        await using var command = database.CreateCommand("select content from file_pieces where room_key = $1 and upload_id = $2 and number = $3");
        command.Parameters.AddWithValue(room);
        command.Parameters.AddWithValue(uploadId);
        command.Parameters.AddWithValue(_number++);
        _piece = (byte[]?)await command.ExecuteScalarAsync(cancellationToken) ?? throw new EndOfStreamException("The file is not there any more.");
        _offset = 0;
        return true;
    }
}
