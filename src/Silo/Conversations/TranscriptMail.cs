using System.Text;
using System.Text.Json;
using ContactCenter.Conversations;
using ContactCenter.Directory;
using ContactCenter.Journal;
using ContactCenter.Mail;
using ContactCenter.Verification;
using ContactCenter.Visitors;

namespace ContactCenter.Silo.Conversations;

/// <summary>Sends a conversation's transcript as plain text (contract §2.4, §3.5).</summary>
internal sealed class TranscriptMail(RecentMessages messages, IDirectory directory, IMailSender mail) : ITranscriptSender
{
    /// <summary>A longer transcript begins with its newest part of about this size.</summary>
    private const int MaxCharacters = 1_000_000;

    public async Task SendAsync(ConversationView conversation, TranscriptRequest request, CancellationToken cancellationToken)
    {
        if (await AddressAsync(conversation, request, cancellationToken) is not { } address) return;
        var read = await messages.ReadAsync(conversation, MaxCharacters, cancellationToken);
        await mail.SendAsync(new MailText(address, request.Subject, Write(read)), cancellationToken);
    }

    /// <summary>Null = the visitor has given none: there is nobody to send it to.</summary>
    private async Task<string?> AddressAsync(ConversationView conversation, TranscriptRequest request, CancellationToken cancellationToken)
    {
        if (request.Email != TranscriptRequest.ToVisitor) return request.Email;
        var visitor = await directory.FindVisitorByIdAsync(conversation.Visitor.VisitorId, cancellationToken);
        var email = visitor is null ? null : JsonSerializer.Deserialize<VisitorView>(visitor.Document, JournalJson.Options)!.Email;
        return VerificationAddress.TryEmail(email ?? "", out var address) ? address.Value : null;
    }

    private static string Write(MessagesRead read)
    {
        var text = new StringBuilder();
        if (!read.IsWhole) text.Append(TranscriptText.EarlierLeftOut).Append("\n\n");
        return text.AppendJoin("\n\n", read.Messages.Select(Line)).Append('\n').ToString();
    }

    private static string Line(MessageView message) =>
        $"{TranscriptText.Sender(message)}  {TranscriptText.Time(message.At)}\n{TranscriptText.Content(message)}";
}
