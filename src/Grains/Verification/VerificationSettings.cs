using ContactCenter.Workspace;

namespace ContactCenter.Verification;

/// <summary>The limits of verification that the workspace chooses, kept within sensible bounds.</summary>
/// <param name="Expiry">The time for which a code is valid.</param>
/// <param name="AttemptsMax">The most wrong answers to one code.</param>
/// <param name="Resend">The time between two codes.</param>
/// <param name="CodesPerHourMax">The most codes that one visitor is sent in an hour.</param>
internal sealed record VerificationSettings(TimeSpan Expiry, int AttemptsMax, TimeSpan Resend, int CodesPerHourMax)
{
    /// <summary>The most wrong answers of one visitor in an hour, over all codes: with six digits, a guesser needs years.</summary>
    public const int WrongPerHourMax = 15;
    private const int ExpirySecondsMin = 30;
    private const int ExpirySecondsMax = 24 * 60 * 60;
    private const int AttemptsLimit = WrongPerHourMax;
    private const int ResendSecondsMax = 60 * 60;
    private const int CodesPerHourLimit = 60;

    public static VerificationSettings Of(WorkspaceSnapshot workspace) => new(
        TimeSpan.FromSeconds(Math.Clamp(workspace.SettingNumber("Livechat_Verification_Code_Expiry_Seconds"), ExpirySecondsMin, ExpirySecondsMax)),
        Math.Clamp(workspace.SettingNumber("Livechat_Verification_Max_Attempts"), 1, AttemptsLimit),
        TimeSpan.FromSeconds(Math.Clamp(workspace.SettingNumber("Livechat_Verification_Resend_Seconds"), 0, ResendSecondsMax)),
        Math.Clamp(workspace.SettingNumber("Livechat_Verification_Max_Codes_Per_Hour"), 1, CodesPerHourLimit));
}
