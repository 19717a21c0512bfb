namespace ContactCenter.Bench.Contacts;

/// <summary>Names and other words that contacts are made of. The front of each list is drawn more often, as some names are more common than others.</summary>
internal static class People
{
    private const string FirstNameText = """
        Anna Hannah Thomas Maria Michael Andreas Johanna Peter José Stefan Sabine Christian Marianne Martin Petra Frank Wolfgang Monika
        Jürgen Ursula Klaus Lucía René François Jérôme Zoë Søren Björn Åsa Łukasz Małgorzata Ada Grace Alan Linus Margaret Barbara Donald
        Mary John Robert William James Patricia Jennifer Linda Elizabeth Susan Jessica Sarah Karen Lisa Nancy Betty Sandra Ashley Emily
        Kimberly Carol Michelle Amanda Melissa Deborah Stephanie Rebecca Laura Cynthia Amy Kathleen Angela Shirley Brenda Emma Nicole
        Virginia Katherine Helen Debra Janet Ruth Maren Imke Heike Uwe Dirk Jens Lars Sven Olaf Oliver Paul Felix León Noah Ben Finn Elias
        Luís Luca Emil Anton Jakob Theo Oskar Karl Xaver Yannick Zacharias Inês João Tomáš Jiří Žofia Agnieszka Paweł Krzysztof Ewa Piotr
        Ayşe Mehmet Fatma Özlem Emre Giulia Francesco Chiara Matteo Alessia Søs Kåre Ingrid Håkon Siobhán Aoife Ciarán Niamh Eszter
        László Zoltán Ilona Mihály Ștefan Ioana Răzvan Elena Dmitri Olga Irina Sergei Nadia Yusuf Leila Omar Fatima Hassan Amira Wei Mei
        Hiroshi Yuki Kenji Aiko Minh Linh Priya Arjun Ananya Rahul Deepika Vikram Kwame Amara Chidi Ngozi Tariq Samira
        """;

    private const string LastNameText = """
        Müller Schmidt Schneider Fischer Weber Meyer Wagner Becker Schulz Hoffmann Schäfer Koch Bauer Richter Klein Wolf Schröder Neumann
        Schwarz Zimmermann Braun Krüger Hofmann Hartmann Lange Schmitt Werner Schmitz Krause Meier Lehmann Schmid Schulze Maier Köhler
        Herrmann König Walter Mayer Huber Kaiser Fuchs Peters Lang Scholz Möller Weiß Jung Hahn Schubert Vogel Friedrich Keller Günther
        Berger Winkler Roth Beck Lorenz Baumann Franke Albrecht Schuster Simon Ludwig Böhm Winter Kraus Schumacher Krämer Vogt Stein Jäger
        Otto Sommer Groß Seidel Heinrich Brandt Haas Schreiber Graf Schulte Dietrich Ziegler Kuhn Kühn Pohl Engel Horn Busch Bergmann Voigt
        Sauer Arnold Wolff Pfeiffer Smith Jones Taylor Brown Williams Wilson Johnson Davies Robinson Wright Thompson Evans Walker White
        Roberts Green Hall Wood Jackson Clarke García Fernández González Rodríguez López Martínez Sánchez Pérez Gómez Martín Jiménez Ruiz
        Nowak Kowalski Wiśniewski Wójcik Kamiński Lewandowski Zieliński Dubois Durand Leroy Moreau Laurent Lefèbvre Andersson Johansson
        Karlsson Nilsson Eriksson Jørgensen Sørensen Ødegård Lindström Rossi Russo Ferrari Esposito Bianchi Silva Santos Ferreira Conceição
        Novák Svoboda Horváth Nagy Szabó Tóth Popescu Ionescu Yılmaz Kaya Demir Şahin Çelik O'Brien O'Connor Murphy Nguyễn Trần Phạm Tanaka
        Suzuki Satō Kim Chen Wang Zhang Patel Sharma Singh Gupta Okafor Mensah Haddad Rahman
        """;

    public static string[] FirstNames { get; } = Words(FirstNameText);

    public static string[] LastNames { get; } = Words(LastNameText);

    public static string[] MailDomains { get; } =
        ["example.com", "mail.example", "post.example", "firma.example", "web.example.net", "university.example", "oldtown.example.org"];

    private static string[] Words(string text) => text.Split([' ', '\n', '\r'], StringSplitOptions.RemoveEmptyEntries);
}
