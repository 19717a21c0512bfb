namespace ContactCenter.Api.Http.Schemas;

/// <summary>Exactly one of several forms. Tells what is wrong with each when none fits (contract §1.7, §9.2).</summary>
public sealed record OneOfSchema(params ImmutableArray<Schema> Alternatives) : Schema
{
    public override string? FindFault(JsonElement value)
    {
        var faults = new List<string>(Alternatives.Length + 1);
        foreach (var alternative in Alternatives)
            if (alternative.FindFault(value) is { } fault) faults.Add(fault);
        if (faults.Count == Alternatives.Length - 1) return null;
        faults.Add("must match exactly one schema in oneOf");
        return string.Join("\n ", faults);
    }
}
