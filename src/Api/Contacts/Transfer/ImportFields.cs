namespace ContactCenter.Api.Contacts.Transfer;

/// <summary>Names and limits of what a row says: those of contacts.create, whichever form it comes in (<see cref="ImportRow"/>).</summary>
internal static class ImportFields
{
    public const string Id = "id";
    public const string Name = "name";
    public const string Emails = "emails";
    public const string Phones = "phones";
    public const string Manager = "contactManager";
    public const string CustomFields = "customFields";

    /// <summary>The prefix of a custom field's name in the name of a column.</summary>
    public const string CustomColumn = "custom.";

    public const string NothingToKnowBy = "must have an id, a name, an e-mail or a phone";

    public static ObjectSchema Row { get; } = (ObjectSchema)RequestSchemas.Of<ImportRow>();

    /// <param name="column">The name of a field; of a custom field, after <see cref="CustomColumn"/>.</param>
    public static string? FindFault(string column, string? text) =>
        text is not null && TextOf(column).FindFault(text) is { } fault ? $"{column} {fault}" : null;

    public static string? FindFault(string column, ImmutableArray<string>? addresses)
    {
        if (addresses is not { } known) return null;
        if (known.Length > InputLimits.ItemsMax) return $"{column} must NOT have more than {InputLimits.ItemsMax} items";
        return known.Select(address => FindFault(column, address)).FirstOrDefault(fault => fault is not null);
    }

    /// <summary>The schema of a column's texts.</summary>
    private static StringSchema TextOf(string column) =>
        (StringSchema)(Row.Find(column.StartsWith(CustomColumn, StringComparison.Ordinal) ? CustomFields : column)!.Schema switch
        {
            ArraySchema list => list.Items,
            MapSchema map => map.Values,
            var text => text,
        });

    /// <summary>The row as it is meant: ids without white space around them, and none when they are empty.</summary>
    public static ReadRow Cleaned(ImportRow row)
    {
        var cleaned = row with
        {
            Id = row.Id?.Trim() is { Length: > 0 } id ? id : null, Name = VisibleText.OneLine(row.Name), FormerName = row.Name,
            Manager = row.Manager?.Trim(),
        };
        var isKnownBy = cleaned.Id is not null || !string.IsNullOrWhiteSpace(row.Name) || row.Emails is { Length: > 0 } || row.Phones is { Length: > 0 };
        return isKnownBy ? cleaned : NothingToKnowBy;
    }
}
