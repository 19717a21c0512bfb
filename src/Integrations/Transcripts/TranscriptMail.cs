using System.Globalization;
using System.Text;
using ContactCenter.Addresses;
using ContactCenter.Conversations;
using ContactCenter.Listing;
using ContactCenter.Mail;
using ContactCenter.Wording;
using ContactCenter.Workspace;
using MailKit.Net.Smtp;

namespace ContactCenter.Integrations.Transcripts;

/// <summary>Sends a conversation's transcript as plain text (contract §2.4, §3.5).</summary>
public sealed class TranscriptMail(
    RecentMessages messages, IVisitorDirectory directory, IMailSender mail, IWorkspaceConfiguration workspace) : ITranscriptSender
{
    /// <summary>A longer transcript begins with its newest part of about this size.</summary>
    private const int MaxCharacters = 1_000_000;

    public async Task SendAsync(ConversationView conversation, TranscriptRequest request, CancellationToken cancellationToken)
    {
        if (await AddressAsync(conversation, request, cancellationToken) is not { } address) return;
        var read = await messages.ReadAsync(conversation, MaxCharacters, cancellationToken);
        var text = new MailText(address, VisibleText.OneLine(request.Subject), Write(read, workspace.Current))
        {
            Answers = AnswersTo(conversation),
            Thread = $"conversation/{conversation.RoomId}",
            Key = $"transcript/{conversation.RoomId}/{request.RequestedAt.UtcTicks}",
        };
        try
        {
            await mail.SendAsync(text, cancellationToken);
        }
        catch (SmtpCommandException refused) when (IsFinal(refused.StatusCode))
        {
            throw new TranscriptRefusedException(((int)refused.StatusCode).ToString(CultureInfo.InvariantCulture));
        }
    }

    /// <summary>To the department that served it, or else to the workspace; null = neither has an address.</summary>
    private MailReplies? AnswersTo(ConversationView conversation)
    {
        var department = conversation.DepartmentId is { } id ? workspace.Current.Departments.GetValueOrDefault(id)?.Profile : null;
        if (VerificationAddress.TryEmail(department?.Email ?? "", out var own)) return new MailReplies(own.Value, department!.Name);
        return SettingFormats.EmailsOf(workspace.Current.SettingText("Livechat_offline_email")) is [var ours, ..] ? new MailReplies(ours) : null;
    }

    /// <summary>The refusals of a mailbox or a mail. Other codes of refusal are about the connection, and pass when it is set up rightly.</summary>
    private static bool IsFinal(SmtpStatusCode code) => (int)code is >= 550 and <= 559;

    /// <summary>Null = the visitor has given none: there is nobody to send it to.</summary>
    private async Task<string?> AddressAsync(ConversationView conversation, TranscriptRequest request, CancellationToken cancellationToken)
    {
        if (request.Email != TranscriptRequest.ToVisitor) return request.Email;
        var visitor = await directory.FindVisitorByIdAsync(conversation.Visitor.VisitorId, cancellationToken);
        return VerificationAddress.TryEmail(visitor?.View.Email ?? "", out var address) ? address.Value : null;
    }

    private static string Write(MessagesRead read, WorkspaceSnapshot settings)
    {
        var text = new StringBuilder();
        if (!read.IsWhole) text.Append(TranscriptText.EarlierLeftOut).Append("\n\n");
        return text.AppendJoin("\n\n", read.Messages.Select(message => Message(ShownToVisitors.Message(message, settings)))).Append('\n').ToString();
    }

    /// <summary>Quotes a message, so that none of its lines looks like one that says who wrote and when.</summary>
    private static string Message(MessageView message) =>
        $"{TranscriptText.Sender(message)}  {TranscriptText.Time(message.At)}\n{MailBody.Quoted(TranscriptText.Content(message))}";
}
