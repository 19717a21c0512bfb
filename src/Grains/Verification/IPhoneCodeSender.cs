using ContactCenter.Addresses;

namespace ContactCenter.Verification;

/// <summary>Sends a text message to a phone. Put a provider's in the place of the standard one, which writes to the mail folder.</summary>
public interface IPhoneCodeSender
{
    /// <summary>As <see cref="Mail.IMailSender.SendAsync"/>.</summary>
    /// <param name="number">In the form of <see cref="VerificationAddress.Value"/>.</param>
    Task SendAsync(string number, string text, CancellationToken cancellationToken = default);
}
