using ContactCenter.Workspace;

namespace ContactCenter.Conversations;

/// <summary>
/// The one rule of what visitors see of those they talk to, for REST, the hub and transcripts by e-mail: nothing of what agents say to each other,
/// and nobody's name while the workspace hides its agents.
/// </summary>
public static class ShownToVisitors
{
    private const string ShowsAgentsSetting = "Livechat_show_agent_info";

    /// <summary>Who stands in the place of every agent.</summary>
    private static readonly MessageSender SomeAgent = new(MessageSender.User, "agent", "agent", null);

    public static bool Agents(WorkspaceSnapshot settings) => settings.SettingIsOn(ShowsAgentsSetting);

    /// <summary>Visitors and the system are shown as they are.</summary>
    public static MessageSender Sender(MessageSender sender, WorkspaceSnapshot settings) =>
        sender.Kind == MessageSender.User && !Agents(settings) ? SomeAgent : sender;

    /// <summary>Of what the system says about an agent (joined, closed with a comment) only that it happened is left when agents are hidden.</summary>
    public static MessageView Message(MessageView message, WorkspaceSnapshot settings)
    {
        var isHidden = IsAmongAgents(message) || (message.Type is not null && message.Sender.Kind == MessageSender.User && !Agents(settings));
        return message with
        {
            Text = isHidden ? "" : message.Text, Sender = Sender(message.Sender, settings),
            EditedBy = message.EditedBy is { } editor ? Sender(editor, settings) : null,
            Transfer = null,
        };
    }

    /// <summary>The comment with which a conversation is handed over, and what agents asked for and will not get.</summary>
    public static bool IsAmongAgents(MessageView message) =>
        message.Type is SystemMessageTypes.Transfer or SystemMessageTypes.TransferFallback
            or SystemMessageTypes.TranscriptFailed or SystemMessageTypes.PdfFailed;
}
