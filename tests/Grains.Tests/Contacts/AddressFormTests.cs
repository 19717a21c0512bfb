using ContactCenter.Addresses;
using ContactCenter.Blocks;
using ContactCenter.Sms;
using ContactCenter.Verification;
using ContactCenter.Workspace;

namespace ContactCenter.Tests.Contacts;

/// <summary>One address is one address, however it is written.</summary>
public sealed class AddressFormTests
{
    [Theory]
    [InlineData("+49 (30) 123-45 67", "", "49301234567")]
    [InlineData("+49301234567", "", "49301234567")]
    [InlineData("0049 30 1234567", "", "49301234567")]
    [InlineData("00 49.30.1234567", "", "49301234567")]
    [InlineData("49301234567", "", "49301234567")]
    [InlineData("+49 (0)30 1234567", "", "49301234567")]
    [InlineData("tel:+49-30-1234567", "", "49301234567")]
    [InlineData("＋４９　（３０）　１２３４５６７", "", "49301234567")]
    [InlineData("+٤٩ ٣٠ ١٢٣٤٥٦٧", "", "49301234567")]
    [InlineData("+۴۹ ۳۰ ۱۲۳۴۵۶۷", "", "49301234567")]
    [InlineData("\u202A+49\u00A030\u2011123\u200B4567\u202C", "", "49301234567")]
    [InlineData("+44 020 7946 0000", "", "442079460000")]
    [InlineData("+39 06 1234 5678", "", "390612345678")]
    [InlineData("030 1234567", "", "0301234567")]
    [InlineData("030 1234567", "DE", "49301234567")]
    [InlineData("49301234567", "DE", "49301234567")]
    [InlineData("0049 30 1234567", "DE", "49301234567")]
    [InlineData("(212) 555-0123", "US", "12125550123")]
    [InlineData("011 49 30 1234567", "US", "49301234567")]
    [InlineData("0012345", "", "0012345")]
    [InlineData("+999 1", "", "9991")]
    [InlineData("110", "DE", "110")]
    [InlineData("+49 30 1234567 ext. 12", "", "49301234567x12")]
    [InlineData("+49301234567x12", "", "49301234567x12")]
    [InlineData("+49 30 1234567;ext=12", "", "49301234567x12")]
    [InlineData("0049 30 1234567 Ext 12", "", "49301234567x12")]
    [InlineData("030 1234567 x 12", "DE", "49301234567x12")]
    [InlineData("12", "", "12")]
    public void Number_has_one_form_however_it_is_written(string text, string region, string key)
    {
        Assert.Equal(key, ContactAddresses.PhoneKey(text, region));
        Assert.Equal(key, ContactAddresses.PhoneKey(PhoneForm.Of(text, region)!.Shown));
    }

    [Theory]
    [InlineData("")]
    [InlineData("none")]
    [InlineData("+ ()")]
    public void Text_without_digits_is_no_number(string text) => Assert.Null(PhoneForm.Of(text));

    [Theory]
    [InlineData(" Zed.Case+Tag@Example.COM ", "zed.case+tag@example.com")]
    [InlineData("ｊｏ＠ｅｘａｍｐｌｅ．ｃｏｍ", "jo@example.com")]
    [InlineData("jo\u200B@exa\u00ADmple.com\uFEFF", "jo@example.com")]
    [InlineData("jo@xn--mnchen-3ya.de", "jo@münchen.de")]
    [InlineData("jo@MÜNCHEN.de", "jo@münchen.de")]
    [InlineData("jo@mu\u0308nchen.de", "jo@münchen.de")]
    [InlineData("jo@例え。jp", "jo@例え.jp")]
    [InlineData("j.o@gmail.com", "j.o@gmail.com")]
    [InlineData("jo@xn--\uFFFE.de", "jo@xn--\uFFFD.de")]
    [InlineData("not an address", "not an address")]
    public void Email_has_one_form_however_it_is_written(string text, string key)
    {
        Assert.Equal(key, ContactAddresses.EmailKey(text));
        Assert.Equal(key, ContactAddresses.EmailKey(key));
    }

    [Fact]
    public void Addresses_stay_as_typed_and_each_is_kept_once()
    {
        Assert.Equal(["+49 (30) 12345-67", "x"], ContactAddresses.Phones([" +49 (30) 12345-67", "0049301234567", "030 1234567", "x", ""], "DE").AsEnumerable());
        Assert.Equal(["jo@xn--mnchen-3ya.de"], ContactAddresses.Emails(["Jo@xn--mnchen-3ya.de", "jo@münchen.de"]).AsEnumerable());
        Assert.Equal(["+49 30 1234567", "9"], ContactAddresses.PhonesOfBoth(["+49 30 1234567"], ["0049301234567", "9"]).AsEnumerable());
    }

    [Fact]
    public void Block_bites_every_spelling_and_so_does_one_that_was_kept_in_a_former_form()
    {
        foreach (var written in new[] { "+49 (30) 123-45 67", "0049301234567", "+49 30 1234567 ext. 3" })
            Assert.Contains(BlockTarget.OfPhone("0049 30 1234567"), BlockTarget.KeysOfPhone(written, ""));
        Assert.Contains(BlockTarget.OfPhone("030 1234567", "DE"), BlockTarget.KeysOfPhone("+49301234567", ""));
        foreach (var former in new[] { "0301234567", "00493012345674", "4903012345674" })
            Assert.DoesNotContain(BlockTarget.HashOf(BlockScopes.Phone, former), BlockTarget.KeysOfPhone("+49 30 1234567", ""));
        Assert.Contains(BlockTarget.HashOf(BlockScopes.Phone, "0049301234567"), BlockTarget.KeysOfPhone("+49 30 1234567", ""));
        Assert.Contains(BlockTarget.HashOf(BlockScopes.Phone, "0301234567"), BlockTarget.KeysOfPhone("+49 30 1234567", "DE"));
        Assert.Contains(BlockTarget.HashOf(BlockScopes.Email, "jo@xn--mnchen-3ya.de"), BlockTarget.KeysOfEmail("jo@xn--mnchen-3ya.de"));
        Assert.DoesNotContain(BlockTarget.OfPhone("+49 30 1234567 ext. 3"), BlockTarget.KeysOfPhone("+49 30 1234567", ""));
    }

    [Fact]
    public void Changed_region_raises_the_search_version_and_the_same_region_does_not()
    {
        var workspace = Set(Set(WorkspaceSnapshot.Empty, "DE"), "DE");
        Assert.Equal(("DE", 1), (workspace.PhoneRegion, workspace.SearchVersion));
        Assert.Equal(2, Set(workspace, "").SearchVersion);
        Assert.True(PhoneForm.IsRegion("DE"));
        Assert.False(PhoneForm.IsRegion("de"));
        Assert.False(PhoneForm.IsRegion("Europe"));

        static WorkspaceSnapshot Set(WorkspaceSnapshot workspace, string region) =>
            WorkspaceRules.Apply(workspace, new SettingChanged(WorkspaceSnapshot.PhoneRegionSetting, $"\"{region}\""));
    }

    [Fact]
    public void Code_and_number_are_heard_in_any_digits()
    {
        Assert.Equal("123456", HeardMessage.Of("１２３ ٤٥٦").Code);
        Assert.Equal("+49301234567", HeardMessage.Of("030 1234567", "DE").Address!.Value);
        Assert.Equal("jo@example.com", HeardMessage.Of("write to jo＠ｅｘａｍｐｌｅ.com").Address!.Value);
    }

    [Fact]
    public async Task Sender_of_texts_is_one_visitor_however_the_provider_writes_the_number()
    {
        var visitors = new SmsVisitors(new MemoryServerKeys());
        var key = await visitors.KeyOfAsync("+49301234567");
        foreach (var written in new[] { "49301234567", "0049 30 1234567", "+49 (0)30 1234567" }) Assert.Equal(key, await visitors.KeyOfAsync(written));
        Assert.NotEqual(key, await visitors.KeyOfAsync("+49301234568"));
    }
}
