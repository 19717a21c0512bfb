using ContactCenter.Addresses;
using ContactCenter.Errors;
using ContactCenter.Visitors;

namespace ContactCenter.Verification;

/// <summary>The texts that verification says to a visitor.</summary>
internal static class VerificationTexts
{
    public const string AddressIsNeeded = "Please tell us your e-mail address or your phone number. We send a code to it.";
    public const string NotVerified = "We could not find out who you are. You will be answered all the same.";
    private const string HowToAskAgain = " Write \"send\", or an e-mail address or phone number, and we send another one.";

    public static string CodeSent(string sentTo) => $"We have sent a code to {sentTo}. Please answer with it.";

    public static string Verified(string field) => field == VerifiedFields.Email
        ? "Thank you, your e-mail address is confirmed."
        : "Thank you, your phone number is confirmed.";

    /// <summary>The text for a refusal in the chat.</summary>
    public static string Of(Error refusal)
    {
        var reason = refusal.Text.Replace($" [{refusal.Type}]", "", StringComparison.Ordinal) + ".";
        var canAskAgain = refusal == VerificationErrors.CodeExpired || refusal == VerificationErrors.NotSent;
        return canAskAgain ? reason + HowToAskAgain : reason;
    }

    /// <param name="title">The name of the sender: the widget's title.</param>
    public static string MailSubject(string title) => $"{title}: your code";

    public static string Message(string title, string code, TimeSpan validFor) =>
        $"{code} is your code for {title}. It is valid for {Math.Max(1, (int)validFor.TotalMinutes)} minutes.\n"
        + "If you have not asked for it, somebody has typed your address by mistake: do nothing, and give the code to nobody.\n";
}
