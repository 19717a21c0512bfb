namespace ContactCenter.Api.Http;

/// <summary>Checks input against a schema: the one place where what strangers send is validated, whether it comes as body, query, text or hub call.</summary>
internal static class InputFaults
{
    /// <returns>Null = the input is what the schema describes, and every text in it can be read.</returns>
    public static Error? Find(Schema schema, JsonElement input)
    {
        try
        {
            return schema.FindFault(input) is { } fault ? CommonErrors.InvalidParams(fault) : null;
        }
        catch (InvalidOperationException)
        {
            // The parser finds a text's broken Unicode only when the text is read; the schema reads all of them.
            return HttpErrors.InvalidJson;
        }
    }

    /// <exception cref="ContactCenterException">The input is not what the schema describes.</exception>
    public static void Check(Schema schema, JsonElement input)
    {
        if (Find(schema, input) is { } error) throw new ContactCenterException(error);
    }

    /// <exception cref="ContactCenterException">The text is not what the schema describes; null never is.</exception>
    public static void Check(StringSchema schema, string? text)
    {
        if ((text is null ? "must be string" : schema.FindFault(text)) is { } fault) throw new ContactCenterException(CommonErrors.InvalidParams(fault));
    }
}
