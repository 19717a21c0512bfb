namespace ContactCenter.Api.Contacts.Transfer;

/// <summary>A contact as an importer gives it. A value that is absent (null) stays as it is on a contact that exists.</summary>
/// <param name="Id">The importer's own id, or that of a contact; null = the row is known by its name and addresses.</param>
/// <param name="Manager">User name or id of an agent; empty = none.</param>
/// <param name="CustomFields">Only the fields named here change; an empty value removes one.</param>
internal sealed record ImportRow(
    [MaxLength(InputLimits.IdMax)] string? Id,
    [MaxLength(InputLimits.NameMax)] string Name,
    [MaxLength(InputLimits.NameMax)] ImmutableArray<string>? Emails,
    [MaxLength(InputLimits.NameMax)] ImmutableArray<string>? Phones,
    [MaxLength(InputLimits.IdMax)][property: JsonPropertyName("contactManager")] string? Manager,
    ImmutableDictionary<string, string>? CustomFields)
{
    /// <summary>The name as the file has it: a row without an id was known by it before names were cleaned. Null = as the name is.</summary>
    [JsonIgnore]
    public string? FormerName { get; init; }
}

/// <summary>The result of reading one record: a row, or the fault that prevents one.</summary>
internal sealed record ReadRow
{
    private ReadRow(ImportRow? row, string? fault) => (Row, Fault) = (row, fault);

    public ImportRow? Row { get; }

    public string? Fault { get; }

    public static implicit operator ReadRow(ImportRow row) => new(row, null);

    public static implicit operator ReadRow(string fault) => new(null, fault);
}

/// <summary>Reads a row from a record: one implementation for each format.</summary>
internal interface IRowFormat
{
    ReadRow Read(string record);
}
