namespace ContactCenter.Api.CustomFields;

/// <summary>A custom field (contract §5).</summary>
/// <param name="Id">The key under which values are stored.</param>
/// <param name="Scope">"visitor", for visitors and their contacts, or "room".</param>
/// <param name="Visibility">The place where agents see it, such as "visible" or "hidden"; for clients only.</param>
/// <param name="Searchable">Whether contacts are found by its values.</param>
/// <param name="Regexp">The pattern that values must match; empty = any value.</param>
/// <param name="Type">"input" or "select".</param>
/// <param name="DefaultValue">The value that a form starts with.</param>
/// <param name="Options">The options of a select, separated by commas.</param>
/// <param name="Public">Whether the widget's registration form asks for it.</param>
internal sealed record CustomFieldResponse(
    [property: JsonPropertyName("_id")] string Id, string Label, string Scope, string Visibility, bool Searchable, string Regexp, bool Required,
    string Type, string? DefaultValue, string? Options, bool Public, [property: JsonPropertyName("_updatedAt")] DateTimeOffset UpdatedAt)
{
    public static CustomFieldResponse Example { get; } = new(
        "plan", "Plan", CustomFieldDefinition.VisitorScope, "visible", true, "^[a-z]+$", false, CustomFieldDefinition.SelectType, null, "free,gold", true,
        new DateTimeOffset(2026, 11, 22, 9, 0, 0, TimeSpan.Zero));

    public static CustomFieldResponse From(CustomFieldDefinition field) => new(
        field.Field, field.Label, field.Scope, field.Visibility, field.Searchable, field.Pattern, field.Required, field.Type, field.DefaultValue,
        field.Options, field.Public, field.UpdatedAt);
}
