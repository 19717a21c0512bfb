using System.Buffers;
using System.Text.Json;
using ContactCenter.Errors;

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
            if (read.Buffer.Length > InputLimits.BodyBytesMax) throw new ContactCenterException(HttpErrors.BodyTooLarge);
            if (!read.IsCompleted)
            {
                reader.AdvanceTo(read.Buffer.Start, read.Buffer.End);
                continue;
            }

            var document = Parse(read.Buffer);
            reader.AdvanceTo(read.Buffer.End);
            return document;
        }
    }

    /// <summary>No body is an empty object, as the contract's server has it: what is missing is then said by the schema.</summary>
    private static JsonDocument Parse(ReadOnlySequence<byte> body)
    {
        if (body.IsEmpty) return JsonDocument.Parse("{}");
        try
        {
            // A copy: the document outlives the request's buffer, which goes back to the pipe.
            return JsonDocument.Parse(body.ToArray(), Options);
        }
        catch (JsonException)
        {
            throw new ContactCenterException(HttpErrors.InvalidJson);
        }
    }
}
