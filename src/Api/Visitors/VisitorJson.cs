using System.Text.Json;
using ContactCenter.Api.Http;
using ContactCenter.Visitors;

namespace ContactCenter.Api.Visitors;

/// <summary>A visitor as it sees itself (contract §2.1): the only place where its token is written.</summary>
internal static class VisitorJson
{
    public static void Write(Utf8JsonWriter json, VisitorView visitor, string token)
    {
        json.WriteString("_id", visitor.VisitorId);
        json.WriteString("token", token);
        json.WriteString("username", visitor.Username);
        json.WriteString("status", "online");
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
}
