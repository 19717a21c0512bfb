namespace ContactCenter.Api.Http.Schemas;

public sealed record BooleanSchema : Schema
{
    public override string? FindFault(JsonElement value) =>
        value.ValueKind is JsonValueKind.True or JsonValueKind.False ? null : "must be boolean";
}

/// <summary>A whole number that fits 32 bits: everything the contract counts.</summary>
public sealed record NumberSchema : Schema
{
    public long? Minimum { get; init; }

    /// <summary>It may have 64 bits, for numbers of others.</summary>
    public bool IsLong { get; init; }

    public override string? FindFault(JsonElement value)
    {
        if (value.ValueKind != JsonValueKind.Number) return "must be number";
        if (!value.TryGetInt64(out var number) || (!IsLong && number is < int.MinValue or > int.MaxValue)) return "must be integer";
        return Minimum is { } minimum && number < minimum ? $"must be >= {minimum}" : null;
    }
}

/// <summary>
/// An item of a list whose faults refuse that item alone: the operation validates each by <see cref="Described"/> and says what is wrong with it.
/// </summary>
public sealed record SeparateSchema(Schema Described) : Schema
{
    public override string? FindFault(JsonElement value) => null;
}

/// <summary>Any JSON value up to a size.</summary>
public sealed record AnySchema(int BytesMax) : Schema
{
    public override string? FindFault(JsonElement value)
    {
        var text = value.GetRawText();
        if (text.Length > BytesMax) return $"must NOT have more than {BytesMax} characters";
        return ContainsUnreadableText(value) ? UnreadableText : null;
    }

    internal const string UnreadableText = "must NOT contain NUL characters";

    /// <exception cref="InvalidOperationException">Broken Unicode.</exception>
    internal static bool ContainsUnreadableText(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.String => value.GetString()!.Contains('\0'),
        JsonValueKind.Array => value.EnumerateArray().Any(ContainsUnreadableText),
        JsonValueKind.Object => value.EnumerateObject().Any(p => p.Name.Contains('\0') || ContainsUnreadableText(p.Value)),
        _ => false,
    };
}
