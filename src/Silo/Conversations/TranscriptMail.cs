using System.Globalization;
using System.Text;
using ContactCenter.Conversations;
using ContactCenter.Journal;
using ContactCenter.Mail;

namespace ContactCenter.Silo.Conversations;

/// <summary>Sends a conversation's transcript as plain text (contract §2.4, §3.5).</summary>
public sealed class TranscriptMail(IJournal journal, IMailSender mail) : ITranscriptSender
{
    /// <summary>A longer transcript begins with its newest part of about this size.</summary>
    private const int MaxCharacters = 1_000_000;
    private const int EntriesPerPage = 500;

    public async Task SendAsync(ConversationView conversation, TranscriptRequest request, CancellationToken cancellationToken)
    {
        var body = await WriteAsync(conversation, cancellationToken);
        await mail.SendAsync(new MailText(request.Email, request.Subject, body), cancellationToken);
    }

    /// <summary>Newest first while there is room, then turned round.</summary>
    private async Task<string> WriteAsync(ConversationView conversation, CancellationToken cancellationToken)
    {
        var entity = new EntityId(EntityTypes.Conversation, conversation.RoomId);
        var changes = await ChangesAsync(entity, conversation, cancellationToken);
        var lines = new List<string>();
        var (before, characters) = (long.MaxValue, 0);
        while (characters < MaxCharacters)
        {
            var page = await journal.ReadEntityBackwardsAsync(entity, before, [ConversationKinds.Message], EntriesPerPage, cancellationToken);
            foreach (var message in page.Select(ConversationTranscript.Message).OfType<MessageView>().Select(changes.Apply).Where(m => !m.IsDeleted))
            {
                var line = Line(message);
                lines.Add(line);
                characters += line.Length;
                if (characters >= MaxCharacters) break;
            }

            if (page.Length < EntriesPerPage) break;
            before = page[^1].Seq;
        }

        lines.Reverse();
        return new StringBuilder().AppendJoin("\n\n", lines).Append('\n').ToString();
    }

    private async Task<MessageChanges> ChangesAsync(EntityId entity, ConversationView conversation, CancellationToken cancellationToken) =>
        conversation.ChangedMessages == 0
            ? MessageChanges.None
            : MessageChanges.Of(await journal.ReadEntityBackwardsAsync(
                entity, long.MaxValue, ConversationKinds.MessageChanges, MessageRules.ChangesMax, cancellationToken));

    private static string Line(MessageView message)
    {
        var at = message.At.UtcDateTime.ToString("yyyy-MM-dd HH:mm:ss 'UTC'", CultureInfo.InvariantCulture);
        var file = message.File is { } sent ? $"[{sent.Name}] " : "";
        return $"{message.Sender.Name ?? message.Sender.Username}  {at}\n{file}{message.Text}";
    }
}
