namespace ContactCenter.Api.Http.Schemas;

/// <summary>A list of values of one kind.</summary>
public sealed record ArraySchema(Schema Items) : Schema
{
    public int MinItems { get; init; }
    public int MaxItems { get; init; } = InputLimits.ItemsMax;

    /// <summary>No text may occur twice.</summary>
    public bool AreUnique { get; init; }

    public override string? FindFault(JsonElement value)
    {
        if (value.ValueKind != JsonValueKind.Array) return "must be array";
        var length = value.GetArrayLength();
        if (length > MaxItems) return $"must NOT have more than {MaxItems} items";
        if (length < MinItems) return $"must NOT have fewer than {MinItems} items";
        foreach (var item in value.EnumerateArray())
            if (Items.FindFault(item) is { } fault) return fault;
        return AreUnique ? FindDuplicate(value) : null;
    }

    private static string? FindDuplicate(JsonElement value)
    {
        var places = new Dictionary<string, int>();
        var place = 0;
        foreach (var item in value.EnumerateArray())
        {
            var text = item.GetString()!;
            if (!places.TryAdd(text, place)) return $"must NOT have duplicate items (items ## {places[text]} and {place} are identical)";
            place++;
        }

        return null;
    }
}
