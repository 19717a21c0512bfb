using System.Buffers;
using ContactCenter.Errors;
using ContactCenter.Files;

namespace ContactCenter.Integrations.Files;

/// <summary>Copies piece by piece, and no more than is allowed.</summary>
internal static class LimitedCopy
{
    private const int BufferBytes = 64 * 1024;

    /// <returns>The number of bytes that were copied.</returns>
    /// <exception cref="ContactCenterException"><see cref="FileErrors.TooLarge"/>.</exception>
    public static async Task<long> RunAsync(Stream from, Stream to, long maxBytes, CancellationToken cancellationToken)
    {
        var buffer = ArrayPool<byte>.Shared.Rent(BufferBytes);
        try
        {
            long total = 0;
            while (await from.ReadAsync(buffer, cancellationToken) is > 0 and var read)
            {
                total += read;
                if (total > maxBytes) throw new ContactCenterException(FileErrors.TooLarge);
                await to.WriteAsync(buffer.AsMemory(0, read), cancellationToken);
            }

            return total;
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }
}
