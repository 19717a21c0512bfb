namespace ContactCenter.Mail;

/// <summary>Sends mail.</summary>
public interface IMailSender
{
    /// <summary>
    /// Sends a mail and returns when somebody who will deliver it has accepted it. Any exception means that the mail may not have been
    /// sent. An implementation gives up by itself after some seconds.
    /// </summary>
    Task SendAsync(MailText mail, CancellationToken cancellationToken = default);
}

/// <summary>A mail in plain text.</summary>
/// <param name="To">One address, as <see cref="Addresses.VerificationAddress"/> accepts it.</param>
/// <param name="Subject">One line.</param>
/// <param name="Body">Plain text.</param>
public sealed record MailText(string To, string Subject, string Body)
{
    /// <summary>The address that answers go to; null = the address that sends.</summary>
    public MailReplies? Answers { get; init; }

    /// <summary>The exchange that the mail is a part of: mail programs show mails with the same one together. It may be secret, and is not sent.</summary>
    public string? Thread { get; init; }

    /// <summary>
    /// The key of a mail that may be sent again, so that mail programs show it once. It is not sent either; null = the mail is never sent
    /// again.
    /// </summary>
    public string? Key { get; init; }
}

/// <param name="Address">An address that <see cref="Addresses.VerificationAddress"/> accepts.</param>
/// <param name="Name">The name of the address's owner; null = not known.</param>
public sealed record MailReplies(string Address, string? Name = null);
