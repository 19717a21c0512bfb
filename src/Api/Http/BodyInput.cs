using System.Buffers;
using System.Text;

namespace ContactCenter.Api.Http;

/// <summary>Reads a request's JSON body within its limit.</summary>
internal static class BodyInput
{
    private static readonly JsonDocumentOptions Options = new() { MaxDepth = 32 };

    /// <summary>The bytes of a body, for those who need them as they came.</summary>
    /// <exception cref="ContactCenterException">Too large.</exception>
    public static async ValueTask<ReadOnlyMemory<byte>> ReadBytesAsync(HttpRequest request, CancellationToken cancellationToken)
    {
        if (request.ContentLength > InputLimits.BodyBytesMax) throw new ContactCenterException(HttpErrors.BodyTooLarge);
        using var bytes = new MemoryStream();
        var reader = request.BodyReader;
        while (true)
        {
            var result = await reader.ReadAsync(cancellationToken);
            foreach (var segment in result.Buffer) bytes.Write(segment.Span);
            reader.AdvanceTo(result.Buffer.End);
            if (bytes.Length > InputLimits.BodyBytesMax) throw new ContactCenterException(HttpErrors.BodyTooLarge);
            if (result.IsCompleted) return bytes.GetBuffer().AsMemory(0, (int)bytes.Length);
        }
    }

    /// <inheritdoc cref="ReadAsync"/>
    public static T Read<T>(ReadOnlyMemory<byte> body, Func<JsonElement, T> read)
    {
        using var document = Parse(body);
        return read(document.RootElement);
    }

    /// <param name="read">Makes of the JSON whatever outlives it: the bytes belong to the request's buffer.</param>
    /// <exception cref="ContactCenterException">Too large, or not JSON.</exception>
    public static async ValueTask<T> ReadAsync<T>(HttpRequest request, Func<JsonElement, T> read, CancellationToken cancellationToken)
    {
        if (request.ContentLength > InputLimits.BodyBytesMax) throw new ContactCenterException(HttpErrors.BodyTooLarge);
        var reader = request.BodyReader;
        while (true)
        {
            var result = await reader.ReadAsync(cancellationToken);
            var isTooLarge = result.Buffer.Length > InputLimits.BodyBytesMax;
            if (!result.IsCompleted && !isTooLarge)
            {
                reader.AdvanceTo(result.Buffer.Start, result.Buffer.End);
                continue;
            }

            try
            {
                if (isTooLarge) throw new ContactCenterException(HttpErrors.BodyTooLarge);
                using var document = Parse(result.Buffer.IsSingleSegment ? result.Buffer.First : result.Buffer.ToArray());
                return read(document.RootElement);
            }
            finally
            {
                reader.AdvanceTo(result.Buffer.End);
            }
        }
    }

    /// <summary>No body is an empty object, as the contract's server has it: what is missing is then said by the schema.</summary>
    private static JsonDocument Parse(ReadOnlyMemory<byte> body)
    {
        var text = body.Span.StartsWith(Encoding.UTF8.Preamble) ? body[Encoding.UTF8.Preamble.Length..] : body;
        if (text.IsEmpty) return JsonDocument.Parse("{}");
        try
        {
            return JsonDocument.Parse(text, Options);
        }
        catch (JsonException)
        {
            throw new ContactCenterException(HttpErrors.InvalidJson);
        }
    }
}
