using System.Buffers;
using System.Text;
using System.Text.Json;

namespace ContactCenter.Api.Http;

/// <summary>Reads a request's JSON body within its limit.</summary>
internal static class BodyInput
{
    private static readonly JsonDocumentOptions Options = new() { MaxDepth = 32 };

    /// <exception cref="ContactCenterException">Too large, or not JSON.</exception>
    public static async ValueTask<JsonDocument> ReadAsync(HttpRequest request, CancellationToken cancellationToken)
    {
        if (request.ContentLength > InputLimits.BodyBytesMax) throw new ContactCenterException(HttpErrors.BodyTooLarge);
        var reader = request.BodyReader;
        while (true)
        {
            var read = await reader.ReadAsync(cancellationToken);
            var isTooLarge = read.Buffer.Length > InputLimits.BodyBytesMax;
            if (!read.IsCompleted && !isTooLarge)
            {
                reader.AdvanceTo(read.Buffer.Start, read.Buffer.End);
                continue;
            }

            // A copy: the document outlives the request's buffer, which goes back to the pipe before anything can be refused.
            var body = isTooLarge ? [] : read.Buffer.ToArray();
            reader.AdvanceTo(read.Buffer.End);
            return isTooLarge ? throw new ContactCenterException(HttpErrors.BodyTooLarge) : Parse(body);
        }
    }

    /// <summary>No body is an empty object, as the contract's server has it: what is missing is then said by the schema.</summary>
    private static JsonDocument Parse(byte[] body)
    {
        var text = body.AsMemory(body.AsSpan().StartsWith(Encoding.UTF8.Preamble) ? Encoding.UTF8.Preamble.Length : 0);
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
