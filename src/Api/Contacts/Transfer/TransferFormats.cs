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

    // What browsers and mail programs call such files.
    private const string TabsType = "text/tab-separated-values";
    private const string OtherCsvType = "application/csv";
    private const string SpreadsheetType = "application/vnd.ms-excel";

    private static readonly string[] Charsets = ["utf-8", "utf-16", "utf-16le", "utf-16be"];

    /// <summary>The form of a request's body; null = a form that is not supported.</summary>
    public static string? Of(HttpRequest request)
    {
        if (!MediaTypeHeaderValue.TryParse(request.ContentType, out var type)) return null;
        if (type.Charset.HasValue && !Charsets.Contains(type.Charset.Value, StringComparer.OrdinalIgnoreCase)) return null;
        return type.MediaType.Value?.ToLowerInvariant() switch
        {
            CsvType or TabsType or OtherCsvType or SpreadsheetType => Csv,
            JsonLinesType or OtherJsonLinesType => JsonLines,
            _ => null,
        };
    }

    public static void BeginResponse(HttpResponse response, string contentType)
    {
        response.ContentType = contentType;
        response.Headers.XContentTypeOptions = "nosniff";
        response.Headers.CacheControl = "no-store";
    }
}
