using System.Collections.Immutable;
using System.Text.Json;
using ContactCenter.Workspace;

namespace ContactCenter.Conversations;

/// <summary>
/// Decides what visitors see of those they talk to, for REST, the hub and transcripts by e-mail. They see nothing that agents say to each
/// other, and no agent's name while the workspace hides its agents.
/// </summary>
public static class ShownToVisitors
{
    private const string ShowsAgentsSetting = "Livechat_show_agent_info";

    /// <summary>The sender that stands in the place of every hidden agent.</summary>
    private static readonly MessageSender SomeAgent = new(MessageSender.User, "agent", "agent", null);

    /// <summary>
    /// The kinds of entries that visitors read as messages: no notes, nor that a transcript will not come, which is for whoever can do something
    /// about it.
    /// </summary>
    public static ImmutableArray<string> Kinds { get; } =
        ConversationKinds.Transcript.RemoveRange([ConversationKinds.Note, ConversationKinds.WorkFailed]);

    /// <summary>The kinds of the system's messages that the workspace keeps from visitors.</summary>
    public static ImmutableArray<string> HiddenTypes(WorkspaceSnapshot settings)
    {
        try
        {
            return [.. JsonSerializer.Deserialize<string[]>(settings.Setting("Livechat_hide_system_messages") ?? "[]") ?? []];
        }
        catch (JsonException)
        {
            // Not a list: nothing is hidden.
            return [];
        }
    }

    public static bool Agents(WorkspaceSnapshot settings) => settings.SettingIsOn(ShowsAgentsSetting);

    /// <summary>The sender as visitors see it. Visitors and the system are shown as they are.</summary>
    public static MessageSender Sender(MessageSender sender, WorkspaceSnapshot settings) =>
        sender.Kind == MessageSender.User && !Agents(settings) ? SomeAgent : sender;

    /// <summary>Tells whether visitors may know of a message at all. A note is among users, whatever becomes of it.</summary>
    public static bool MayRead(MessageView message) => message.Type != MessageTypes.Note;

    /// <summary>
    /// The message as visitors see it. While agents are hidden, a system message about one (joined, closed with a comment) shows only that
    /// it happened.
    /// </summary>
    /// <exception cref="InvalidOperationException">It is a note: whoever shows messages to visitors must not read notes at all.</exception>
    public static MessageView Message(MessageView message, WorkspaceSnapshot settings)
    {
        if (!MayRead(message)) throw new InvalidOperationException("A note is not for visitors.");
        // Most messages are a visitor's own, of which nothing is hidden.
        if (message is { Sender.Kind: MessageSender.Visitor, Type: null, EditedBy: null, Transfer: null }) return message;
        var isHidden = IsAmongAgents(message) || (message.Type is not null && message.Sender.Kind == MessageSender.User && !Agents(settings));
        return message with
        {
            Text = isHidden ? "" : message.Text, Sender = Sender(message.Sender, settings),
            EditedBy = message.EditedBy is { } editor ? Sender(editor, settings) : null,
            Transfer = null,
        };
    }

    /// <summary>Tells whether a message is for agents only: the comment of a transfer, or a transcript that was given up.</summary>
    public static bool IsAmongAgents(MessageView message) =>
        message.Type is SystemMessageTypes.Transfer or SystemMessageTypes.TransferFallback
            or SystemMessageTypes.TranscriptFailed or SystemMessageTypes.PdfFailed;
}
