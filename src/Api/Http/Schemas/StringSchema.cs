namespace ContactCenter.Api.Http.Schemas;

/// <summary>A text. Whatever its schema says further, it is well-formed Unicode without the NUL character, which no store holds.</summary>
public sealed record StringSchema : Schema
{
    public const string EmailFormat = "basic_email";

    public int MaxLength { get; init; } = InputLimits.TextMax;

    /// <summary>The contract's keyword isNotEmpty: something in it can be seen.</summary>
    public bool IsNotEmpty { get; init; }

    /// <summary>A name: on one line, without controls of direction, and not of invisible characters alone.</summary>
    public bool IsOneLine { get; init; }

    /// <summary>Ids become keys of actors: not empty, no control characters.</summary>
    public bool IsId { get; init; }
    public string? Format { get; init; }
    public ImmutableArray<string> Values { get; init; } = [];

    public override string? FindFault(JsonElement value) =>
        value.ValueKind == JsonValueKind.String ? FindFault(value.GetString()!) : "must be string";

    /// <summary>The first fault of a text that comes from elsewhere than JSON, or null.</summary>
    public string? FindFault(string text)
    {
        if (text.Length > MaxLength) return $"must NOT have more than {MaxLength} characters";
        if (IsNotEmpty && VisibleText.IsBlank(text)) return "must pass \"isNotEmpty\" keyword validation";
        if (IsOneLine && text.Length > 0 && (VisibleText.IsBlank(text) || !VisibleText.IsOneLine(text))) return "must be one line of visible text";
        if (IsId && !IsUsableId(text)) return "must be a valid id";
        if (text.Contains('\0')) return "must NOT contain NUL characters";
        if (Format == EmailFormat && !ContactAddresses.IsEmailKey(ContactAddresses.EmailKey(text))) return $"must match format \"{Format}\"";
        return Values.IsEmpty || Values.Contains(text) ? null : "must be equal to one of the allowed values";
    }

    private static bool IsUsableId(string text) => !VisibleText.IsBlank(text) && !text.Any(char.IsControl);
}
