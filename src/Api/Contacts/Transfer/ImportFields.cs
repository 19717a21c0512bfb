using ContactCenter.Wording;
using static ContactCenter.Api.Http.Schemas.Schema;

namespace ContactCenter.Api.Contacts.Transfer;

/// <summary>Names and limits of what a row says: those of contacts.create, whichever form it comes in.</summary>
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

    public static StringSchema IdText { get; } = Text(InputLimits.IdMax);
    public static StringSchema NameText { get; } = Text(InputLimits.NameMax);
    public static StringSchema Address { get; } = Text(InputLimits.NameMax);
    public static StringSchema ManagerText { get; } = Text(InputLimits.IdMax);
    public static StringSchema CustomValue { get; } = Text();

    public static ObjectSchema JsonRow { get; } = Object(
        Optional(Id, IdText), Required(Name, NameText), Optional(Emails, List(Address)), Optional(Phones, List(Address)),
        Optional(Manager, ManagerText), Optional(CustomFields, new MapSchema(CustomValue)));

    public static string? FindFault(string name, StringSchema schema, string? text) =>
        text is not null && schema.FindFault(text) is { } fault ? $"{name} {fault}" : null;

    public static string? FindFault(string name, ImmutableArray<string>? addresses)
    {
        if (addresses is not { } known) return null;
        if (known.Length > InputLimits.ItemsMax) return $"{name} must NOT have more than {InputLimits.ItemsMax} items";
        return known.Select(address => FindFault(name, Address, address)).FirstOrDefault(fault => fault is not null);
    }

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
