namespace ContactCenter.Api.Http.Schemas;

/// <summary>One member of an object. A member that is optional may also be null, which means absent.</summary>
public sealed record SchemaProperty(string Name, Schema Schema, bool IsRequired);

/// <summary>An object with exactly these members.</summary>
public sealed record ObjectSchema(ImmutableArray<SchemaProperty> Properties) : Schema
{
    public static ObjectSchema Empty { get; } = new([]);

    /// <summary>The type that the schema was derived from; null = it was not derived from one.</summary>
    public Type? Type { get; init; }

    /// <summary>Lets members through that are not named here. Their values are not validated, but every text in them must be readable.</summary>
    public bool IgnoresOthers { get; init; }

    /// <summary>Optional members of which exactly one must be there; when none is, the first one is said to be missing. Empty = no such rule.</summary>
    public ImmutableArray<string> ExactlyOneOf { get; init; } = [];

    public SchemaProperty? Find(string name)
    {
        foreach (var property in Properties)
            if (property.Name == name) return property;
        return null;
    }

    /// <remarks>In the order of the contract's validator: missing members, members too many, then the members in the schema's order.</remarks>
    public override string? FindFault(JsonElement value)
    {
        if (value.ValueKind != JsonValueKind.Object) return "must be object";
        foreach (var property in Properties)
            if (property.IsRequired && !value.TryGetProperty(property.Name, out _))
                return $"must have required property '{property.Name}'";
        if (!IgnoresOthers && HasOthers(value)) return "must NOT have additional properties";
        if (IgnoresOthers && AnySchema.ContainsUnreadableText(value)) return AnySchema.UnreadableText;
        if (!ExactlyOneOf.IsEmpty && FindChoiceFault(value) is { } choiceFault) return choiceFault;
        foreach (var property in Properties)
        {
            if (!value.TryGetProperty(property.Name, out var member)) continue;
            if (member.ValueKind == JsonValueKind.Null && !property.IsRequired) continue;
            if (property.Schema.FindFault(member) is { } fault) return fault;
        }

        return null;
    }

    private string? FindChoiceFault(JsonElement value)
    {
        var given = ExactlyOneOf.Count(name => value.TryGetProperty(name, out var member) && member.ValueKind != JsonValueKind.Null);
        if (given == 1) return null;
        return given == 0 ? $"must have required property '{ExactlyOneOf[0]}'" : "must match exactly one schema in oneOf";
    }

    private bool HasOthers(JsonElement value)
    {
        foreach (var member in value.EnumerateObject())
            if (!IsKnown(member)) return true;
        return false;
    }

    private bool IsKnown(JsonProperty member)
    {
        foreach (var property in Properties)
            if (member.NameEquals(property.Name)) return true;
        return false;
    }
}

/// <summary>An object with any keys and values of one kind.</summary>
public sealed record MapSchema(Schema Values) : Schema
{
    public int MaxProperties { get; init; } = InputLimits.CustomFieldsMax;

    public override string? FindFault(JsonElement value)
    {
        if (value.ValueKind != JsonValueKind.Object) return "must be object";
        var count = 0;
        foreach (var member in value.EnumerateObject())
        {
            if (++count > MaxProperties) return $"must NOT have more than {MaxProperties} properties";
            if (member.Name.Length is 0 or > InputLimits.IdMax || member.Name.Any(char.IsControl)) return "property name must be valid";
            if (Values.FindFault(member.Value) is { } fault) return fault;
        }

        return null;
    }
}
