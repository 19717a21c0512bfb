using ContactCenter.Parties;
using ContactCenter.Sms;

namespace ContactCenter.Tests.Sms;

/// <summary>The visitor of a phone number.</summary>
public sealed class SmsVisitorsTests
{
    [Theory]
    [InlineData("+1 555 010-0200", "+15550100200", true)]
    [InlineData("Shop", "SHOP", true)]
    [InlineData("+15550100200", "+15550100201", false)]
    [InlineData("+15550100200", "whatsapp:+15550100200", false)]
    public async Task Number_is_one_visitor_however_it_is_written(string one, string other, bool isSame)
    {
        var visitors = new SmsVisitors(new MemoryServerKeys());
        Assert.Equal(isSame, await visitors.KeyOfAsync(one) == await visitors.KeyOfAsync(other));
    }

    [Fact]
    public async Task Key_is_the_same_on_every_node_and_another_in_every_installation()
    {
        var keys = new MemoryServerKeys();
        var key = await new SmsVisitors(keys).KeyOfAsync("+15550100200");
        Assert.Equal(key, await new SmsVisitors(keys).KeyOfAsync("+15550100200"));
        Assert.NotEqual(key, await new SmsVisitors(new MemoryServerKeys()).KeyOfAsync("+15550100200"));
        Assert.Equal(VisitorKey.Of("any").Length, key.Length);
    }

    [Theory]
    [InlineData("+1 (555) 010-0200", "+15550100200")]
    [InlineData("whatsapp:+15550100200", "+15550100200")]
    [InlineData("12345", null)]
    [InlineData("Shop", null)]
    public void Phone_number_is_found_in_it(string number, string? phone) => Assert.Equal(phone, SmsVisitors.PhoneOf(number));
}
