namespace ContactCenter.Integrations.Telephony.Recordings;

/// <summary>A response's body that may be read up to a size, and for a time.</summary>
internal sealed class LimitedStream(Stream inner, HttpResponseMessage response, long maxBytes, TimeSpan maxTime, TimeProvider time) : Stream
{
    private readonly CancellationTokenSource _late = new(maxTime, time);
    private long _read;

    public override bool CanRead => true;
    public override bool CanSeek => false;
    public override bool CanWrite => false;
    public override long Length => throw new NotSupportedException();
    public override long Position { get => _read; set => throw new NotSupportedException(); }

    /// <exception cref="IOException">There is more than may be read, or it takes longer than it may.</exception>
    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, _late.Token);
        try
        {
            var count = await inner.ReadAsync(buffer, either.Token);
            _read += count;
            return _read <= maxBytes ? count : throw new IOException("The recording is larger than is allowed.");
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            throw new IOException("The recording takes longer than is allowed.");
        }
    }

    public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
        ReadAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException("Recordings are read asynchronously.");

    public override void Flush()
    {
    }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            inner.Dispose();
            response.Dispose();
            _late.Dispose();
        }

        base.Dispose(disposing);
    }
}
