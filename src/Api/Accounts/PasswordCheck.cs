namespace ContactCenter.Api.Accounts;

/// <summary>
/// Holds passwords against the policy before they are set. Here and not with the account, because only the edge sees the password itself:
/// a digest cannot be judged, so none is taken for a new one.
/// </summary>
internal sealed class PasswordCheck(IWorkspaceConfiguration workspace, IOptions<LocalSignInOptions> localSignIn)
{
    /// <returns>The digest that the account hashes.</returns>
    /// <exception cref="ContactCenterException">The policy refuses it, or there are no passwords here.</exception>
    public string DigestOf(string password, params IEnumerable<string?> context)
    {
        CheckLocal();
        if (PasswordPolicy.FindFault(password, workspace.Current.SettingNumber(AccountSettings.PasswordLength), context) is { } fault)
            throw new ContactCenterException(fault);
        return PasswordDigest.Of(password);
    }

    /// <exception cref="ContactCenterException">People sign in elsewhere only.</exception>
    public void CheckLocal()
    {
        if (!localSignIn.Value.IsOn) throw new ContactCenterException(AccountErrors.LocalSignInOff);
    }
}
