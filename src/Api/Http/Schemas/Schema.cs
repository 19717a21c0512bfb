namespace ContactCenter.Api.Http.Schemas;

/// <summary>
/// Describes a valid body or query (contract §9.3): a small part of JSON Schema, with the texts of the contract. Validation stops at the first
/// fault, as the contract's validator does; only alternatives (<see cref="OneOfSchema"/>) report several, joined.
/// </summary>
public abstract record Schema
{
    /// <summary>Shown in the API's description.</summary>
    public string? Description { get; init; }

    /// <summary>The first fault in the contract's words, or null.</summary>
    public abstract string? FindFault(JsonElement value);

    public static StringSchema Text(int max = InputLimits.TextMax) => new() { MaxLength = max };

    /// <summary>An id of ours or of the client's.</summary>
    public static StringSchema Id() => new() { MaxLength = InputLimits.IdMax, IsId = true };

    public static BooleanSchema Flag() => new();

    public static NumberSchema Number(long? minimum = null) => new() { Minimum = minimum };

    public static ArraySchema List(Schema items, int max = InputLimits.ItemsMax) => new(items) { MaxItems = max };

    public static ObjectSchema Object(params SchemaProperty[] properties) => new([.. properties]);

    public static SchemaProperty Required(string name, Schema schema) => new(name, schema, true);

    public static SchemaProperty Optional(string name, Schema schema) => new(name, schema, false);
}

/// <summary>Limits of what clients may send, in characters unless the name says otherwise.</summary>
public static class InputLimits
{
    public const int BodyBytesMax = 1024 * 1024;
    public const int NameMax = 512;
    public const int TextMax = 4096;
    public const int IdMax = 128;
    public const int TokenMax = VisitorKey.MaxTokenLength;
    public const int PasswordMax = 512;

    /// <summary>E-mails, phones, tags, roles: whatever a person has several of.</summary>
    public const int ItemsMax = 50;
    public const int CustomFieldsMax = 100;
    public const int DepartmentAgentsMax = 1_000;
    public const int SettingBytesMax = 64 * 1024;
}
