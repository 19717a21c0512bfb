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
public sealed record MailText(string To, string Subject, string Body)
{
    /// <summary>Where answers go, if not to the address that sends.</summary>
    public MailAnswers? Answers { get; init; }

    /// <summary>Of which exchange it is a part: mail programs show those with the same one together. It may be secret, and is not sent.</summary>
    public string? Thread { get; init; }

    /// <summary>The same for a mail that is sent again, so that mail programs show it once. It is not sent either; null = it is never sent again.</summary>
    public string? Key { get; init; }
}

/// <param name="Address">As <see cref="Verification.VerificationAddress"/> accepts it.</param>
/// <param name="Name">Whose it is; null = not known.</param>
public sealed record MailAnswers(string Address, string? Name = null);
