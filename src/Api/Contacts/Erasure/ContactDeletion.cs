using ContactCenter.Workspace;

namespace ContactCenter.Api.Contacts.Erasure;

/// <summary>What a person who deletes a contact is told.</summary>
internal sealed record ContactDeletion(string Name, long Conversations, long OpenConversations)
{
    /// <summary>What is typed to confirm. It says what goes, so it is another one as soon as something else goes.</summary>
    public string ConfirmationText
    {
        get
        {
            var conversations = Conversations == 1 ? "1 conversation" : FormattableString.Invariant($"{Conversations} conversations");
            var open = OpenConversations == 0 ? "" : FormattableString.Invariant($", {OpenConversations} of them open");
            return $"Delete {Name} and {conversations}{open}";
        }
    }
}

internal static class ErasureSettings
{
    /// <summary>The contract's switch for privacy laws (§1.11, §2.1): conversations are closed instead of being a reason to refuse.</summary>
    public static bool ErasureClosesRooms(this WorkspaceSnapshot workspace) =>
        workspace.SettingIsOn("Livechat_Allow_collect_and_store_HTTP_header_informations");
}
