using ContactCenter.Addresses;
using ContactCenter.Verification;

namespace ContactCenter.Tests.Verification;

public class VerificationTextTests
{
    [Theory]
    [InlineData(" Ada@Example.COM ", "ada@example.com", "a•••@e•••.com")]
    [InlineData("ada.l+x@mail.example.co.uk", "ada.l+x@mail.example.co.uk", "a•••@m•••.uk")]
    [InlineData("a@b.de", "a@b.de", "a•••@b•••.de")]
    [InlineData("zoë@müller.de", "zoë@müller.de", "z•••@m•••.de")]
    public void Email_is_kept_in_its_normal_form_and_shown_masked(string text, string value, string masked)
    {
        Assert.True(VerificationAddress.TryEmail(text, out var address));
        Assert.Equal((VerifiedFields.Email, value, masked), (address.Field, address.Value, address.Masked));
    }

    [Theory]
    [InlineData("+49 (151) 123-45 67", "+491511234567", "•••67")]
    [InlineData("0151/1234567", "01511234567", "•••67")]
    [InlineData("٠١٢٣٤٥٦٧٨٩", "0123456789", "•••89")]
    [InlineData("0049 151 1234567", "+491511234567", "•••67")]
    [InlineData("＋４９ (0)151 1234567", "+491511234567", "•••67")]
    public void Phone_is_kept_as_digits_and_shown_masked(string text, string value, string masked)
    {
        Assert.True(VerificationAddress.TryPhone(text, out var address));
        Assert.Equal((VerifiedFields.Phone, value, masked), (address.Field, address.Value, address.Masked));
    }

    [Theory]
    [InlineData("")]
    [InlineData("@")]
    [InlineData("ada")]
    [InlineData("ada@localhost")]
    [InlineData("ada@@example.com")]
    [InlineData("a@b@example.com")]
    [InlineData(".ada@example.com")]
    [InlineData("ada@.example.com")]
    [InlineData("ada@example..com")]
    [InlineData("ada@example.com\r\nBcc: eve@example.com")]
    [InlineData("ada@example.com\0")]
    [InlineData("\"ada\"@example.com")]
    [InlineData("<ada@example.com>")]
    [InlineData("ada@example.com,eve@example.com")]
    [InlineData("ada eve@example.com")]
    [InlineData("ada@[127.0.0.1]")]
    public void Text_that_could_be_several_addresses_is_no_email(string text) => Assert.False(VerificationAddress.TryEmail(text, out _));

    [Fact]
    public void Email_longer_than_mail_allows_is_none() =>
        Assert.False(VerificationAddress.TryEmail(new string('a', 250) + "@b.de", out _));

    [Theory]
    [InlineData("")]
    [InlineData("+")]
    [InlineData("123456")]
    [InlineData("1234567890123456")]
    [InlineData("123+4567890")]
    [InlineData("++4915112345")]
    [InlineData("555 CALL NOW 555 1234")]
    [InlineData("1234567\n8")]
    public void Text_that_is_no_number_is_no_phone(string text) => Assert.False(VerificationAddress.TryPhone(text, out _));

    [Theory]
    [InlineData("123456", "123456")]
    [InlineData(" 123 456. ", "123456")]
    [InlineData("123-456", "123456")]
    [InlineData("1 2 3 4 5 6", "123456")]
    [InlineData("12345", null)]
    [InlineData("1234567", null)]
    [InlineData("my order is 123456", null)]
    public void Code_is_recognised_by_its_digits(string text, string? code) => Assert.Equal(code, HeardMessage.Of(text).Code);

    [Theory]
    [InlineData("ada@example.com", "ada@example.com")]
    [InlineData("It is Ada@Example.com.", "ada@example.com")]
    [InlineData("+49 151 1234567", "+491511234567")]
    [InlineData("ada@example.com or eve@example.com", null)]
    [InlineData("hello", null)]
    public void Address_is_recognised_in_a_sentence(string text, string? value) => Assert.Equal(value, HeardMessage.Of(text).Address?.Value);

    [Theory]
    [InlineData("Send", true)]
    [InlineData("new code!", true)]
    [InlineData("send it to somebody", false)]
    public void Wish_for_another_code_is_recognised(string text, bool wants) => Assert.Equal(wants, HeardMessage.Of(text).WantsCode);

    [Fact]
    public void Long_message_is_only_talk() => Assert.Equal(HeardMessage.Nothing, HeardMessage.Of(new string(' ', 400) + "123456"));

    [Fact]
    public void Refusals_are_said_without_their_codes()
    {
        Assert.Equal("This code is wrong, attempts left: 3.", VerificationTexts.Of(VerificationErrors.CodeInvalid(3)));
        Assert.StartsWith("This code is not valid any more. Write \"send\"", VerificationTexts.Of(VerificationErrors.CodeExpired), StringComparison.Ordinal);
    }

    [Fact]
    public void One_address_is_sent_so_many_codes_an_hour_whoever_asks()
    {
        var (limit, now) = (new RecipientLimit(), new DateTimeOffset(2026, 1, 1, 0, 0, 0, TimeSpan.Zero));
        VerificationAddress ada = new(VerifiedFields.Email, "ada@example.com"), eve = new(VerifiedFields.Email, "eve@example.com");
        for (var code = 0; code < RecipientLimit.CodesPerHourMax; code++) Assert.Equal(TimeSpan.Zero, limit.Count(ada, now));
        Assert.Equal(TimeSpan.FromMinutes(59), limit.Count(ada, now.AddMinutes(1)));
        Assert.Equal(TimeSpan.Zero, limit.Count(eve, now));
        Assert.Equal(TimeSpan.Zero, limit.Count(ada, now.AddHours(1)));
    }
}
