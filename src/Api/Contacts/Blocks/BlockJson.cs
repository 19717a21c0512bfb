using System.Text.Json;
using ContactCenter.Accounts;
using ContactCenter.Blocks;
using ContactCenter.Journal;
using ContactCenter.Parties;

namespace ContactCenter.Api.Contacts.Blocks;

internal sealed record ShownBlock(BlockView View, ListedBlock Listed);

/// <summary>A block in the style of the contract.</summary>
internal static class BlockJson
{
    public static void Write(Utf8JsonWriter json, ShownBlock shown, Dictionary<string, AccountView> accounts)
    {
        var (block, listed) = shown;
        json.WriteString("_id", block.BlockId);
        json.WriteString("scope", block.Scope);
        json.Optional("target", block.Target);
        json.Optional("contactId", block.ContactId);
        if (block is { VisitorId: { } visitorId, Source: { } source }) WriteVisitor(json, visitorId, source);
        json.Optional("reason", block.Reason);
        WriteBlocker(json, block.BlockedBy, accounts);
        json.Date("blockedAt", block.BlockedAt);
        json.Date("expiresAt", block.ExpiresAt);
        json.WriteNumber("refusedAttempts", listed.Refusals);
        json.Date("lastRefusedAt", listed.LastRefusedAt);
    }

    /// <summary>A channel as the contract names it (§1.1).</summary>
    public static void WriteVisitor(Utf8JsonWriter json, string visitorId, ChannelSource source)
    {
        json.WriteStartObject("visitor");
        json.WriteString("visitorId", visitorId);
        json.WriteStartObject("source");
        json.WriteString("type", source.Type);
        json.Optional("id", source.Id);
        json.WriteEndObject();
        json.WriteEndObject();
    }

    /// <summary>The user among the actors; null for others.</summary>
    public static string? UserId(string actor)
    {
        var prefix = Actors.User("");
        return actor.StartsWith(prefix, StringComparison.Ordinal) ? actor[prefix.Length..] : null;
    }

    private static void WriteBlocker(Utf8JsonWriter json, string actor, Dictionary<string, AccountView> accounts)
    {
        if (UserId(actor) is not { } userId)
        {
            json.WriteString("blockedBy", actor);
            return;
        }

        var account = accounts.GetValueOrDefault(userId);
        json.WriteStartObject("blockedBy");
        json.WriteString("_id", userId);
        json.Optional("username", account?.Username);
        json.Optional("name", account?.Name);
        json.WriteEndObject();
    }
}
