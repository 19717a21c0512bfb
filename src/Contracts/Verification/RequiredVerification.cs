namespace ContactCenter.Verification;

/// <summary>Values of the setting Livechat_Require_Contact_Verification (contract §1.14).</summary>
public static class RequiredVerification
{
    public const string Never = "never";
    public const string Once = "once";
    public const string Always = "always";
}
