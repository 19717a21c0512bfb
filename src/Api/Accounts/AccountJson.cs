using System.Text.Json;
using ContactCenter.Accounts;
using ContactCenter.Agents;

namespace ContactCenter.Api.Accounts;

/// <summary>Users in the contract's form (§7.1).</summary>
internal static class AccountJson
{
    /// <summary>A user as itself (contract §7.1 me).</summary>
    public static void WriteMe(Utf8JsonWriter json, AccountView account, AgentView? agent)
    {
        json.WriteString("_id", account.UserId);
        json.WriteString("name", account.Name);
        json.WriteString("username", account.Username);
        WriteEmails(json, account);
        json.Optional("email", account.Email);
        json.WriteString("status", PresenceOf(agent));
        json.WriteString("statusConnection", PresenceOf(agent));
        json.WriteString("statusText", agent?.PresenceMessage ?? "");
        json.WriteNumber("utcOffset", 0);
        json.WriteBoolean("active", account.Active);
        json.Texts("roles", account.Roles);
        WriteEmptyObject(json, "customFields");
        json.WriteStartObject("settings");
        WriteEmptyObject(json, "profile");
        WriteEmptyObject(json, "preferences");
        json.WriteEndObject();
        json.WriteString("avatarUrl", $"/avatar/{account.Username}");
        json.WriteBoolean("isOAuthUser", account.IsLinked);
        json.WriteStartObject("services");
        json.WriteStartObject("password");
        json.WriteBoolean("exists", account.HasPassword);
        json.WriteEndObject();
        json.WriteStartObject("totp");
        json.WriteBoolean("enabled", account.HasSecondFactor);
        json.WriteEndObject();
        json.WriteEndObject();
        json.Date("_updatedAt", account.UpdatedAt);
    }

    /// <summary>Writes a user as other users see it.</summary>
    /// <param name="isFull">Whether addresses and roles are shown.</param>
    public static void WriteUser(Utf8JsonWriter json, AccountView account, AgentView? agent, bool isFull)
    {
        json.WriteString("_id", account.UserId);
        json.WriteString("username", account.Username);
        json.WriteString("name", account.Name);
        json.WriteString("type", "user");
        json.WriteString("status", PresenceOf(agent));
        json.WriteBoolean("active", account.Active);
        json.Date("createdAt", account.CreatedAt);
        if (isFull)
        {
            WriteEmails(json, account);
            json.Texts("roles", account.Roles);
        }

        json.Date("_updatedAt", account.UpdatedAt);
    }

    public static void WriteEmails(Utf8JsonWriter json, AccountView account) =>
        json.Array("emails", account.Email is { } email ? [email] : Array.Empty<string>(), static (j, address) =>
        {
            j.WriteString("address", address);
            j.WriteBoolean("verified", false);
        });

    private static string PresenceOf(AgentView? agent) => agent?.Presence ?? Presences.Offline;

    private static void WriteEmptyObject(Utf8JsonWriter json, string name)
    {
        json.WriteStartObject(name);
        json.WriteEndObject();
    }
}
