using System.Globalization;
using System.Net.Mail;
using System.Text;
using System.Text.Json;
using ContactCenter.Conversations;
using ContactCenter.Directory;
using ContactCenter.Journal;
using ContactCenter.Mail;
using ContactCenter.Verification;
using ContactCenter.Visitors;
using ContactCenter.Workspace;

namespace ContactCenter.Silo.Conversations;

/// <summary>Sends a conversation's transcript as plain text (contract §2.4, §3.5).</summary>
internal sealed class TranscriptMail(
    RecentMessages messages, IDirectory directory, IMailSender mail, IWorkspaceConfiguration workspace) : ITranscriptSender
{
    /// <summary>A longer transcript begins with its newest part of about this size.</summary>
    private const int MaxCharacters = 1_000_000;

    public async Task SendAsync(ConversationView conversation, TranscriptRequest request, CancellationToken cancellationToken)
    {
        if (await AddressAsync(conversation, request, cancellationToken) is not { } address) return;
        var read = await messages.ReadAsync(conversation, MaxCharacters, cancellationToken);
        try
        {
            await mail.SendAsync(new MailText(address, OneLine(request.Subject), Write(read, workspace.Current)), cancellationToken);
        }
        catch (SmtpException refused) when (IsFinal(refused.StatusCode))
        {
            throw new TranscriptRefusedException(((int)refused.StatusCode).ToString(CultureInfo.InvariantCulture));
        }
    }

    /// <summary>Of the mailbox or the mail; the other codes of refusal are about the connection, and pass when it is set up rightly.</summary>
    private static bool IsFinal(SmtpStatusCode code) => (int)code is >= 550 and <= 559;

    /// <summary>Null = the visitor has given none: there is nobody to send it to.</summary>
    private async Task<string?> AddressAsync(ConversationView conversation, TranscriptRequest request, CancellationToken cancellationToken)
    {
        if (request.Email != TranscriptRequest.ToVisitor) return request.Email;
        var visitor = await directory.FindVisitorByIdAsync(conversation.Visitor.VisitorId, cancellationToken);
        var email = visitor is null ? null : JsonSerializer.Deserialize<VisitorView>(visitor.Document, JournalJson.Options)!.Email;
        return VerificationAddress.TryEmail(email ?? "", out var address) ? address.Value : null;
    }

    /// <summary>A subject that was pasted may hold tabs or lines, which no header may.</summary>
    private static string OneLine(string subject) => string.Concat(subject.Select(character => char.IsControl(character) ? ' ' : character));

    private static string Write(MessagesRead read, WorkspaceSnapshot settings)
    {
        var text = new StringBuilder();
        if (!read.IsWhole) text.Append(TranscriptText.EarlierLeftOut).Append("\n\n");
        return text.AppendJoin("\n\n", read.Messages.Select(message => Line(ShownToVisitors.Message(message, settings)))).Append('\n').ToString();
    }

    private static string Line(MessageView message) =>
        $"{TranscriptText.Sender(message)}  {TranscriptText.Time(message.At)}\n{TranscriptText.Content(message)}";
}
