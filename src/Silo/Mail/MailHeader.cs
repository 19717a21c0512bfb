using ContactCenter.Mail;
using ContactCenter.Verification;

namespace ContactCenter.Silo.Mail;

/// <summary>Nothing that a person typed adds a line to a header.</summary>
internal static class MailHeader
{
    /// <exception cref="ArgumentException">The recipient is no e-mail address, or the subject more than a line.</exception>
    public static void Check(MailText mail)
    {
        if (!VerificationAddress.TryEmail(mail.To, out var address) || address.Value != mail.To)
            throw new ArgumentException("The recipient is no e-mail address in its normal form.", nameof(mail));
        if (mail.Subject.Any(char.IsControl)) throw new ArgumentException("The subject must be one line.", nameof(mail));
    }
}
