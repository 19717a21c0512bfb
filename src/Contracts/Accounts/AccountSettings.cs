namespace ContactCenter.Accounts;

/// <summary>The settings of accounts and passwords.</summary>
public static class AccountSettings
{
    public const string PasswordLength = "Accounts_Password_Policy_MinLength";
    public const int PasswordLengthByDefault = 12;
    public const int PasswordLengthMin = 8;

    /// <summary>
    /// The page on which people choose a new password: the code is added behind "#", which browsers send to nobody. Empty = the mail has only
    /// the code.
    /// </summary>
    public const string PasswordResetPage = "Accounts_Password_Reset_URL";

    /// <summary>The roles that sign in with a second factor only.</summary>
    public const string SecondFactorRoles = "Accounts_TwoFactorAuthentication_RequiredRoles";
}
