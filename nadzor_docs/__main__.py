from nadzor_docs.cli import main

main()
