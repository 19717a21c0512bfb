namespace ContactCenter.Api.Contacts.Transfer;

/// <summary>A row as a JSON object on one line.</summary>
internal sealed class JsonRowFormat : IRowFormat
{
    private const string NotJson = "must be valid JSON";
    private static readonly JsonDocumentOptions Options = new() { MaxDepth = 4 };

    public ReadRow Read(string record)
    {
        try
        {
            using var document = JsonDocument.Parse(record, Options);
            return FindFault(ImportFields.Row, document.RootElement) is { } fault ? fault
                : ImportFields.Cleaned(document.RootElement.Deserialize(ApiJson.TypeOf<ImportRow>())!);
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException)
        {
            // The second: broken Unicode, which the parser finds only when a text is read.
            return NotJson;
        }
    }

    /// <summary>The schema's fault, with the member's name where it has one: a line of a file is looked for by it.</summary>
    public static string? FindFault(ObjectSchema row, JsonElement input)
    {
        var fault = row.FindFault(input);
        if (fault is null || input.ValueKind != JsonValueKind.Object) return fault;
        var named = row.Properties.FirstOrDefault(property =>
            input.TryGetProperty(property.Name, out var value) && value.ValueKind != JsonValueKind.Null && property.Schema.FindFault(value) == fault);
        return named is null ? fault : $"{named.Name} {fault}";
    }
}
