using System.Text.Json;

namespace ContactCenter.Api.CustomFields;

/// <summary>A custom field as the contract shows it (§5).</summary>
internal static class CustomFieldJson
{
    public static void Write(Utf8JsonWriter json, CustomFieldDefinition field)
    {
        json.WriteString("_id", field.Field);
        json.WriteString("label", field.Label);
        json.WriteString("scope", field.Scope);
        json.WriteString("visibility", field.Visibility);
        json.WriteBoolean("searchable", field.Searchable);
        json.WriteString("regexp", field.Pattern);
        json.WriteBoolean("required", field.Required);
        json.WriteString("type", field.Type);
        json.Optional("defaultValue", field.DefaultValue);
        json.Optional("options", field.Options);
        json.WriteBoolean("public", field.Public);
        json.Date("_updatedAt", field.UpdatedAt);
    }

    public static CustomFieldDefinition Read(JsonElement data) => new(
        data.RequiredText("field"), data.RequiredText("label"), data.RequiredText("scope"), data.GetProperty("searchable").GetBoolean(),
        data.Flag("required") ?? false, data.RequiredText("regexp"))
    {
        Visibility = data.RequiredText("visibility"), Type = data.Text("type") ?? CustomFieldDefinition.InputType,
        DefaultValue = data.Text("defaultValue"), Options = data.Text("options"), Public = data.Flag("public") ?? false,
    };
}
