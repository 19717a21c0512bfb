namespace ContactCenter.Api.Demo;

/// <summary>The names and texts that the demo is made of.</summary>
internal static class DemoCast
{
    public static readonly (string Id, string Name, string Department)[] Agents =
    [
        ("ana", "Ana Ruiz", "sales"), ("ben", "Ben Okafor", "sales"), ("chen", "Chen Wei", "support"),
        ("dilara", "Dilara Aydın", "support"), ("erik", "Erik Lindqvist", "billing"),
    ];

    public static readonly (string Id, string Name)[] Departments = [("sales", "Sales"), ("support", "Support"), ("billing", "Billing")];

    public static readonly string[] FirstNames =
    [
        "Adriana", "Björn", "Chiara", "Dmitri", "Émile", "Fatima", "Goran", "Hana", "Ibrahim", "Jelena", "Kofi", "Lucía", "Mateusz", "Nadia",
        "Olu", "Priya", "Quentin", "Rosa", "Søren", "Tomoko", "Uwe", "Valentina", "Wanjiru", "Ximena", "Yusuf", "Zoë",
    ];

    public static readonly string[] LastNames =
    [
        "Almeida", "Bauer", "Castillo", "Dubois", "Eriksen", "Ferrari", "García", "Haddad", "Ivanova", "Jansen", "Kowalski", "Larsson",
        "Mbeki", "Novák", "O'Neill", "Petrov", "Qureshi", "Rossi", "Schmidt", "Tanaka", "Usman", "Vargas", "Weber", "Yilmaz",
    ];

    public static readonly string[] Sources = ["widget", "widget", "widget", "api", "email", "sms"];

    public static readonly string[] Questions =
    [
        "Hi, is the annual plan cheaper than paying monthly?", "My parcel says delivered but nothing arrived.",
        "How do I add a second user to our account?", "The invoice shows the wrong VAT number.", "Can I change the delivery address?",
        "The app logs me out every few minutes.", "Do you ship to Portugal?", "I was charged twice this month.",
    ];

    public static readonly string[] Answers =
    [
        "Thanks for writing! Let me check that for you.", "I found it, one moment please.", "That is done now, you should see it in a minute.",
        "Good question: yes, it is included.", "I have asked our warehouse, they answer today.",
    ];

    public static readonly string[] FollowUps = ["Great, thank you!", "Any news?", "It still looks the same here.", "Perfect.", "And how long does that take?"];
}
