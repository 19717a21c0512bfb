namespace ContactCenter.Api.Contacts.Blocks;

/// <summary>An address in the form in which a block keeps it.</summary>
/// <param name="Scope">One of <see cref="BlockScopes"/>.</param>
/// <param name="Shown">The address in its normal form.</param>
/// <param name="Key">The key of the block's actor.</param>
/// <param name="Keys">All keys under which a block of this address may be kept, those of former ways of comparing included.</param>
internal sealed record BlockedAddress(string Scope, string Shown, string Key, ImmutableArray<string> Keys)
{
    /// <param name="region">The region of phone numbers without a country code.</param>
    /// <exception cref="ContactCenterException">The target is no address.</exception>
    public static BlockedAddress Of(IBlockTarget target, string region)
    {
        if (target.Email is { } email) return Of(BlockScopes.Email, ContactAddresses.EmailKey(email), ContactAddresses.EmailForms(email));
        if (target.Phone is { } phone)
        {
            var form = PhoneForm.Of(phone, region) ?? throw new ContactCenterException(BlockErrors.InvalidPhone);
            return Of(BlockScopes.Phone, form.Shown, form.Forms);
        }

        var range = IpNetworks.Parse(target.Ip!)?.ToString() ?? throw new ContactCenterException(BlockErrors.InvalidIp);
        return Of(BlockScopes.Ip, range, [range]);
    }

    /// <param name="forms">The one that is compared first.</param>
    private static BlockedAddress Of(string scope, string shown, ImmutableArray<string> forms)
    {
        ImmutableArray<string> keys = [.. forms.Select(form => BlockTarget.HashOf(scope, form))];
        return new BlockedAddress(scope, shown, keys[0], keys);
    }
}
