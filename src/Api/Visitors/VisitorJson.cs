using System.Text.Json;
using ContactCenter.Parties;
using ContactCenter.Visitors;

namespace ContactCenter.Api.Visitors;

/// <summary>A visitor (contract §2.1). Its token is written here and nowhere else, and for itself alone.</summary>
internal static class VisitorJson
{
    public static void Write(Utf8JsonWriter json, VisitorView visitor, string token)
    {
        json.WriteString("token", token);
        Write(json, visitor);
    }

    /// <summary>Writes a visitor as agents see it, without its token.</summary>
    public static void Write(Utf8JsonWriter json, VisitorView visitor)
    {
        json.WriteString("_id", visitor.VisitorId);
        json.WriteString("username", visitor.Username);
        json.WriteString("status", visitor.Status);
        json.Optional("name", visitor.Name);
        if (visitor.Phone is { } phone) json.Array("phone", [phone], static (j, number) => j.WriteString("phoneNumber", number));
        if (visitor.Email is { } email) json.Array("visitorEmails", [email], static (j, address) => j.WriteString("address", address));
        json.Optional("department", visitor.DepartmentId);
        if (!visitor.CustomFields.IsEmpty)
        {
            json.WriteStartObject("livechatData");
            foreach (var (key, value) in visitor.CustomFields) json.WriteString(key, value);
            json.WriteEndObject();
        }

        json.Date("ts", visitor.CreatedAt);
        json.Date("_updatedAt", visitor.UpdatedAt);
    }

    public static VisitorCustomField ReadCustomField(JsonElement field) =>
        new(field.RequiredText("key"), field.RequiredText("value"), field.GetProperty("overwrite").GetBoolean());
}
