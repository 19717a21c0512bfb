using System.Text.Json;
using ContactCenter.Accounts;
using ContactCenter.Api.Conversations;
using ContactCenter.Blocks;
using ContactCenter.Contacts;

namespace ContactCenter.Api.Contacts;

/// <summary>Contacts in the contract's form (§1.1).</summary>
internal static class ContactJson
{
    public static void Write(Utf8JsonWriter json, ContactView contact)
    {
        WriteWithoutManager(json, contact);
        json.Optional("contactManager", contact.ContactManager);
    }

    /// <summary>Writes a contact as lists have it: its manager is a user, not an id (contract §1.6).</summary>
    public static void Write(Utf8JsonWriter json, ContactView contact, AccountView? manager)
    {
        WriteWithoutManager(json, contact);
        if (manager is null) return;
        json.WriteStartObject("contactManager");
        json.WriteString("_id", manager.UserId);
        json.WriteString("name", manager.Name);
        json.WriteString("username", manager.Username);
        json.WriteEndObject();
    }

    private static void WriteWithoutManager(Utf8JsonWriter json, ContactView contact)
    {
        json.WriteString("_id", contact.ContactId);
        json.WriteString("name", contact.Name);
        json.Array("emails", contact.Emails, static (j, email) => j.WriteString("address", email));
        json.Array("phones", contact.Phones, static (j, phone) => j.WriteString("phoneNumber", phone));
        json.WriteBoolean("unknown", contact.Unknown);
        json.WriteBoolean("preRegistration", contact.PreRegistration);
        json.WriteBoolean("enabled", contact.Enabled);
        json.Array("conflictingFields", contact.ConflictingFields, static (j, conflict) =>
        {
            j.WriteString("field", conflict.Field);
            j.WriteString("value", conflict.Value);
        });
        json.WriteStartObject("customFields");
        foreach (var (key, value) in contact.CustomFields) json.WriteString(key, value);
        json.WriteEndObject();
        json.Array("channels", contact.Channels, WriteChannel);
        WriteBlock(json, contact.Block);
        if (!contact.Aliases.IsEmpty) json.Texts("aliases", contact.Aliases);
        WriteLastChat(json, contact.LastChat);
        json.Date("createdAt", contact.CreatedAt);
        json.Date("_updatedAt", contact.UpdatedAt);
    }

    public static void WriteChannel(Utf8JsonWriter json, ContactChannel channel)
    {
        json.WriteString("name", channel.Name);
        json.WriteBoolean("verified", channel.Verified);
        json.WriteBoolean("blocked", channel.Blocked);
        json.WriteStartObject("visitor");
        json.WriteString("visitorId", channel.VisitorId);
        json.WriteStartObject("source");
        json.WriteString("type", channel.Source.Type);
        json.Optional("id", channel.Source.Id);
        json.WriteEndObject();
        json.WriteEndObject();
        json.Optional("field", channel.VerifiedField);
        json.Optional("value", channel.VerifiedValue);
        json.Date("verifiedAt", channel.VerifiedAt);
        ConversationJson.WriteSource(json, "details", channel.Source);
        WriteBlock(json, channel.Block);
        WriteLastChat(json, channel.LastChat);
    }

    private static void WriteBlock(Utf8JsonWriter json, BlockView? block)
    {
        if (block is null) return;
        json.WriteStartObject("block");
        json.WriteString("_id", block.BlockId);
        json.Optional("reason", block.Reason);
        json.Date("blockedAt", block.BlockedAt);
        json.Date("expiresAt", block.ExpiresAt);
        json.WriteEndObject();
    }

    private static void WriteLastChat(Utf8JsonWriter json, LastChat? chat)
    {
        if (chat is null) return;
        json.WriteStartObject("lastChat");
        json.WriteString("_id", chat.RoomId);
        json.Date("ts", chat.At);
        json.WriteEndObject();
    }
}
