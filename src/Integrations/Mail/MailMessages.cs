using ContactCenter.Addresses;
using ContactCenter.Mail;
using ContactCenter.Wording;
using MimeKit;
using MimeKit.Utils;

namespace ContactCenter.Integrations.Mail;

/// <summary>Mail as mail programs expect it. Nothing that a person typed adds a line to a header.</summary>
internal static class MailMessages
{
    private const string NoDomain = "contactcenter.invalid";
    private const int IdBytes = 16;

    /// <param name="from">Null = there is no server that sends it.</param>
    /// <exception cref="ArgumentException">An address is none in its normal form, or the subject is more than a line.</exception>
    public static MimeMessage Of(MailText mail, MailboxAddress? from, DateTimeOffset now)
    {
        if (!VisibleText.IsOneLine(mail.Subject)) throw new ArgumentException("The subject must be one line.", nameof(mail));
        var message = new MimeMessage { Subject = mail.Subject, Date = now, MessageId = IdOf(mail, from) };
        if (from is not null) message.From.Add(from);
        else message.Headers.Remove(HeaderId.From);
        message.To.Add(Mailbox(mail.To, null));
        if (mail.Answers is { } answers) message.ReplyTo.Add(Mailbox(answers.Address, answers.Name));
        else message.Headers.Add("Auto-Submitted", "auto-generated");
        if (mail.Thread is { } thread)
        {
            message.InReplyTo = Id(thread, from);
            message.References.Add(message.InReplyTo);
        }

        message.Body = new TextPart("plain") { Text = mail.Body.ReplaceLineEndings("\r\n") };
        return message;
    }

    private static MailboxAddress Mailbox(string address, string? name) =>
        VerificationAddress.TryEmail(address, out var normal) && normal.Value == address
        && MailboxAddress.TryParse(address, out var mailbox) && mailbox.Address == address
            ? new MailboxAddress(VisibleText.OneLine(name), address)
            : throw new ArgumentException("An address is no e-mail address in its normal form.", nameof(address));

    private static string IdOf(MailText mail, MailboxAddress? from) =>
        mail.Key is { } key ? Id($"{key}\n{mail.To}", from) : MimeUtils.GenerateMessageId(DomainOf(from));

    private static string Id(string secret, MailboxAddress? from) =>
        $"{Hashes.Hex(secret, IdBytes)}@{DomainOf(from)}";

    private static string DomainOf(MailboxAddress? from) =>
        from is { Domain.Length: > 0 } ? MailboxAddress.IdnMapping.Encode(from.Domain) : NoDomain;
}
