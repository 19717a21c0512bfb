using ContactCenter.Api.Http;
using Microsoft.Net.Http.Headers;

namespace ContactCenter.Api.Contacts.Transfer;

/// <summary>The forms in which contacts come and go.</summary>
internal static class TransferFormats
{
    public const string Csv = "csv";
    public const string JsonLines = "jsonl";

    public const string CsvType = "text/csv";
    public const string JsonLinesType = "application/x-ndjson";
    private const string OtherJsonLinesType = "application/jsonl";

    /// <summary>The form of a request's body; null = none of ours.</summary>
    public static string? Of(HttpRequest request)
    {
        if (!MediaTypeHeaderValue.TryParse(request.ContentType, out var type)) return null;
        if (type.Charset.HasValue && !type.Charset.Equals("utf-8", StringComparison.OrdinalIgnoreCase)) return null;
        return type.MediaType.Value?.ToLowerInvariant() switch
        {
            CsvType => Csv,
            JsonLinesType or OtherJsonLinesType => JsonLines,
            _ => null,
        };
    }

    public static void BeginAnswer(HttpResponse response, string contentType)
    {
        response.ContentType = contentType;
        response.Headers.XContentTypeOptions = "nosniff";
        response.Headers.CacheControl = "no-store";
    }
}
