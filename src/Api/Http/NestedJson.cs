namespace ContactCenter.Api.Http;

/// <summary>
/// JSON that comes as a text within the input (contract §9.4 sort, §3.2 createdAt): parsed here alone, and read only after its schema has
/// accepted it.
/// </summary>
internal static class NestedJson
{
    private static readonly JsonDocumentOptions Options = new() { MaxDepth = 8 };

    /// <exception cref="ContactCenterException">The text is no JSON, or not what the schema describes.</exception>
    public static T Read<T>(string text, Schema schema, Error invalid, Func<JsonElement, T> read)
    {
        using var document = Parse(text);
        if (document is null || InputFaults.Find(schema, document.RootElement) is not null) throw new ContactCenterException(invalid);
        try
        {
            return read(document.RootElement);
        }
        catch (JsonException)
        {
            // Two members with one name: the schema has seen the last one.
            throw new ContactCenterException(invalid);
        }
    }

    /// <returns>Null = it is no JSON.</returns>
    private static JsonDocument? Parse(string text)
    {
        try
        {
            return JsonDocument.Parse(text, Options);
        }
        catch (Exception exception) when (exception is JsonException or ArgumentException)
        {
            // The second: half a surrogate pair.
            return null;
        }
    }
}
