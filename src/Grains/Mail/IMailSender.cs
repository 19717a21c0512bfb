namespace ContactCenter.Mail;

/// <summary>Sends mail to people who are no users of ours.</summary>
public interface IMailSender
{
    /// <summary>
    /// Answers when the mail is with somebody who will deliver it. Whatever it throws means that the mail may not have been sent; an
    /// implementation gives up by itself after some seconds.
    /// </summary>
    Task SendAsync(MailText mail, CancellationToken cancellationToken = default);
}

/// <param name="To">One address, as <see cref="Verification.VerificationAddress"/> accepts it.</param>
/// <param name="Subject">One line.</param>
/// <param name="Body">Plain text.</param>
public sealed record MailText(string To, string Subject, string Body);
