using ContactCenter.Addresses;

namespace ContactCenter.Verification;

/// <summary>Sends codes to phones by SMS. A provider's implementation takes the place of the standard one, which writes to the mail folder.</summary>
public interface IPhoneCodeSender
{
    /// <summary>Sends an SMS, under the same terms as <see cref="Mail.IMailSender.SendAsync"/>.</summary>
    /// <param name="number">The number in the form of <see cref="VerificationAddress.Value"/>.</param>
    Task SendAsync(string number, string text, CancellationToken cancellationToken = default);
}
